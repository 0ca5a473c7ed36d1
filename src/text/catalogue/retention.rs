//! What is said of removing the personal data of sealed meetings.

catalogue! {
    retained_not_set => "Đơn vị chưa đặt thời hạn lưu, nên dữ liệu cá nhân được giữ lại: xem Cài đặt, mục Thời hạn lưu.", "The unit has not set how long personal data stay, so they stay: see Keep personal data in the settings.";
    retained_until(months, day) => "Thời hạn lưu là {months} tháng từ ngày chốt: xóa được từ ngày {day}.", "Personal data stay for {months} months from the seal: they can be removed from {day} on.";
    retained_beyond(months) => "Thời hạn lưu là {months} tháng từ ngày chốt, và thời hạn ấy chưa hết.", "Personal data stay for {months} months from the seal, and those are not over.";
    retained_gone => "Dữ liệu cá nhân của cuộc họp này đã xóa.", "The personal data of this meeting were removed already.";
    retained_nobody => "Danh sách chưa có đủ chủ trì và thư ký để cùng xác nhận.", "The roster has no chair and secretary who could agree to it.";
}
