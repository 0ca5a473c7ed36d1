//! What is said of removing the personal data of sealed meetings.

catalogue! {
    retained_not_set => "Chưa đặt thời hạn lưu, nên dữ liệu cá nhân được giữ lại: xem Cài đặt, mục Thời hạn lưu.", "How long personal data stay has not been set, so they stay: see Keep personal data in the settings.";
    retained_until(months, day) => "Thời hạn lưu là {months} tháng từ ngày chốt: xóa được từ ngày {day}.", "Personal data stay for {months} months from the seal: they can be removed from {day} on.";
    retained_beyond(months) => "Thời hạn lưu là {months} tháng từ ngày chốt, và thời hạn ấy chưa hết.", "Personal data stay for {months} months from the seal, and those are not over.";
    retained_gone => "Dữ liệu cá nhân của cuộc họp này đã xóa.", "The personal data of this meeting were removed already.";
    retained_nobody => "Danh sách chưa có đủ chủ trì và thư ký để cùng xác nhận.", "The roster has no chair and secretary who could agree to it.";

    setting_retention => "Thời hạn lưu", "Keep personal data";
    setting_retention_purpose => "Hết thời hạn tính từ ngày chốt, chủ trì và thư ký cùng xóa được dữ liệu cá nhân; không gì tự xóa.", "That long after the seal, chair and secretary together can remove personal data; nothing goes by itself.";
    setting_retention_none => "luôn giữ", "for good";
    setting_retention_months(months) => "{months} tháng", "{months} months";
    setting_retention_prompt(most) => "Giữ bao nhiêu tháng từ ngày chốt, từ 1 đến {most}; 0 là luôn giữ.", "How many months from the seal they stay, 1 to {most}; 0 for good.";
    setting_retention_range(most) => "Hãy gõ một số từ 0 đến {most}.", "Type a whole number from 0 to {most}.";

    key_redact => "xóa dữ liệu cá nhân", "remove personal data";
    key_old_backups => "xóa bản sao lưu cũ", "remove old backups";
    place_remainder => "Cuộc họp đã xóa dữ liệu cá nhân", "A meeting without its personal data";

    redact_title(about) => "Xóa dữ liệu cá nhân: {about}?", "Remove the personal data: {about}?";
    redact_chair(name) => "Chủ trì {name} đồng ý xóa? Sau đó thư ký cũng phải đồng ý.", "Does {name}, the chair, agree to remove them? Then the secretary has to agree as well.";
    redact_goes => "Xóa: tên, phiếu, điểm, biểu quyết, lý do, ghi chú, biên bản, khách mời, điểm tự chấm của kỳ này.", "What goes: names, sheets, points, votes, reasons, notes, minutes, guests, the marks proposed for this period.";
    redact_stays => "Còn lại: kỳ, số người mỗi loại, số danh hiệu, mã chốt, và ai đã xóa lúc nào.", "What stays: the period, how many have each class and title, the seal, and who removed them when.";
    redact_before => "Trước khi xóa", "Before they go";
    redact_paper => "Biên bản chỉ còn trên giấy: hãy chắc chắn đã có bản giấy ký tên.", "The minutes will be on paper only: make sure there is a signed copy.";
    redact_backups => "Bản sao lưu và tệp xuất ra cất ở nơi khác vẫn còn dữ liệu: phải tự tay hủy.", "Backups and exported files elsewhere still have the data: they have to be destroyed by hand.";
    redact_later => "Cuộc họp sau cần số liệu của kỳ này sẽ không có; cuộc họp này không mở lại được.", "Later meetings that need figures of this period will not have them; this one cannot be opened again.";
    redact_aware => "đã rõ, làm tiếp", "understood, go on";
    redact_secretary(name) => "Thư ký {name} đồng ý xóa?", "Does {name}, the secretary, agree to remove them?";
    redact_final => "Xóa rồi không lấy lại được.", "What was removed does not come back.";
    redacting => "Đang xóa…", "Removing…";
    said_redacted(about) => "Đã xóa dữ liệu cá nhân của cuộc họp {about}.", "The personal data of the meeting about {about} are removed.";
    redact_unfit => "CHƯA xóa: cuộc họp trong máy không còn như khi hỏi. Hãy mở lại chương trình.", "NOT removed: the meeting is no longer as it was when you were asked. Start the program again.";
    redact_still_there(log) => "Dữ liệu cá nhân của {log} được ghi là đã xóa, nhưng vẫn còn trong máy: tệp đã bị chép từ nơi khác vào.", "The personal data of {log} are on record as removed, and are there still: the files were brought from elsewhere.";
    redact_not_recorded(log) => "Nội dung của {log} đã xóa, nhưng sổ của đơn vị không ghi ai xóa.", "The texts of {log} are removed, and the unit's log does not say by whom.";
    redact_left_unfit(log) => "Phần còn lại của {log} không khớp với mã chốt đã ghi.", "What is left of {log} does not fit the seal on record.";
    redact_backups_left(files) => "Đã xóa trong máy, nhưng không xóa được các bản sao lưu vẫn còn dữ liệu: {files}. Hãy tự tay xóa.", "Removed here, but these backups still have the data and could not be removed: {files}. Remove them by hand.";
    redact_backups_unseen(folder, why) => "Đã xóa trong máy, nhưng chưa xem được bản sao lưu ở {folder}: {why} Hãy cắm thẻ nhớ rồi bấm 1.", "Removed here, but the backups in {folder} could not be looked at: {why} Put the stick in and press 1.";
    redact_backups_unmade(why) => "Đã xóa trong máy, nhưng bản sao lưu cũ vẫn còn dữ liệu, vì chưa lập được bản mới: {why} Sau đó bấm 1.", "Removed here, but old backups still have the data, since no new one could be made: {why} Press 1 afterwards.";
    redact_backups_none => "Không còn bản sao lưu tự động nào có dữ liệu đã xóa.", "No automatic backup has removed data any more.";
    redact_backups_dropped(count) => "Đã xóa {count} bản sao lưu còn dữ liệu.", "{count} backups that still had the data are removed.";

    home_redacted => "đã xóa dữ liệu cá nhân", "personal data removed";
    remainder_state => "đã xóa dữ liệu cá nhân", "personal data removed";
    remainder_done(day, clock) => "Dữ liệu cá nhân đã xóa ngày {day} lúc {clock}.", "The personal data were removed on {day} at {clock}.";
    remainder_by(chair, secretary) => "Cùng xác nhận: {chair} (chủ trì), {secretary} (thư ký).", "Agreed to by {chair} (chair) and {secretary} (secretary).";
    remainder_days(start, end) => "Kỳ bình xét: {start} – {end}", "Period: {start} – {end}";
    remainder_sets(sets) => "Bộ tiêu chí: {sets}", "Criteria: {sets}";
    remainder_people(members, present) => "Được bình xét: {members} người · ủy viên có mặt: {present}", "Reviewed: {members} · officers present: {present}";
    remainder_classes(counts) => "Xếp loại: {counts}", "Classes: {counts}";
    remainder_titles(counts) => "Danh hiệu: {counts}", "Titles: {counts}";
    remainder_chain(meeting) => "Chuỗi nhật ký còn nguyên: binhxet meeting export {meeting} ghi ra tệp để so với mã chốt trên giấy.", "The chain of the log holds: binhxet meeting export {meeting} writes a file to compare with the seal on paper.";
    remainder_elsewhere => "Bản sao lưu, tệp xuất ra cất ở nơi khác có thể vẫn còn dữ liệu: hãy tự tay hủy.", "Backups and exported files elsewhere may still have the data: destroy them by hand.";
    remainder_no_reopening => "Không mở lại được: dữ liệu cá nhân của cuộc họp đã xóa.", "It cannot be opened again: the personal data of the meeting were removed.";
    remainder_no_supplement => "Không họp bổ sung được: không còn biết ai được tạm hoãn.", "There can be no supplementary meeting: nobody knows any more who was left suspended.";
    rests_on_removed(period) => "Dữ liệu cuộc họp {period} đã xóa theo thời hạn lưu; điều gì chỉ có ở đó thì không biết.", "The personal data of the meeting about {period} had been removed; what only it could tell is not known.";

    cli_list_redacted(day) => "đã xóa dữ liệu cá nhân ngày {day}", "personal data removed on {day}";
    cli_exported_redacted => "Dữ liệu cá nhân của cuộc họp này đã xóa: tệp chỉ có chuỗi nhật ký và mã chốt.", "The personal data of this meeting were removed: the file has the chain of its log and the seal only.";
    cli_check_redacted(log, entries, day, head) => "{log}: đã xóa dữ liệu cá nhân ngày {day}; chuỗi {entries} mục còn nguyên, mã chốt đúng ({head}).", "{log}: personal data removed on {day}; the chain of {entries} entries holds, the seal is right ({head}).";
    cli_check_outdated(files) => "Các bản sao lưu này vẫn còn dữ liệu cá nhân đã xóa: {files}. Hãy xóa chúng.", "These backups still have personal data that were removed: {files}. Remove them.";
}
