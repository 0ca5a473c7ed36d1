//! What the settings say.

catalogue! {
    place_settings => "Cài đặt", "The settings";
    key_settings => "cài đặt", "settings";
    key_setting_change => "đổi", "change";
    key_settings_rows => "mục", "rows";
    key_setting_number => "đổi mục có số này", "change the row with this number";
    settings_title => "Cài đặt", "Settings";
    settings_intro => "Chung cho cả đơn vị, dùng từ lần họp này trở đi", "For the whole unit, from now on";
    settings_home => "Cài đặt", "Settings";
    said_set => "Đã ghi cài đặt.", "The setting is recorded.";
    setting_blank => "để trống", "left blank";
    setting_write => "ghi lại", "write it anew";
    setting_leave_blank => "để trống", "leave it blank";

    setting_idle => "Tự khóa màn hình", "Lock when idle";
    setting_idle_purpose => "Không ai bấm phím trong khoảng đó thì màn hình được che đi; không mất gì đang làm dở.", "When nobody presses a key for that long, the screen is covered; nothing begun is lost.";
    setting_idle_never => "không tự khóa", "never by itself";
    setting_idle_minutes(minutes) => "sau {minutes} phút", "after {minutes} minutes";
    setting_idle_prompt(most) => "Sau bao nhiêu phút không bấm phím, từ 1 đến {most}; 0 là không tự khóa.", "After how many minutes without a key, 1 to {most}; 0 for never.";
    setting_idle_range(most) => "Hãy gõ một số từ 0 đến {most}.", "Type a whole number from 0 to {most}.";

    setting_pins_purpose => "Ủy viên nào muốn thì đặt mã PIN của mình: hỏi khi mở khóa, nhận lá phiếu kín, xác nhận biên bản, mở lại cuộc họp.", "Officers who want one set a PIN of their own: it is asked for at the lock, in the booth, and before confirming the minutes or opening a meeting again.";
    setting_pins_count(having, all) => "{having}/{all} người đã đặt", "{having} of {all} have one";
    setting_pin_votes => "Hỏi mã PIN ở từng phiếu", "PIN at each vote";
    setting_pin_votes_purpose => "Khi biểu quyết lần lượt từng người, người có mã PIN tự gõ mã trước phiếu của mình; chậm hơn nhiều.", "In a vote by roll call, officers with a PIN type it before their own votes; this is much slower.";
    setting_pin_votes_never => "không", "no";
    setting_pin_votes_each => "có", "yes";

    setting_higher_union => "Công đoàn cấp trên", "Higher union";
    setting_higher_union_purpose => "Ghi ở đầu biên bản của các cuộc họp chuẩn bị từ nay; để trống thì chừa dòng chấm để viết tay.", "Stands at the head of the minutes of meetings prepared from now on; if blank, a dotted line is left.";
    setting_higher_union_prompt => "Tên công đoàn cấp trên như ghi trên văn bản.", "The name of the higher union, as papers have it.";
    setting_place => "Địa danh", "Place";
    setting_place_purpose => "Ghi trước ngày tháng trong biên bản của các cuộc họp chuẩn bị từ nay; để trống thì chừa dòng chấm.", "Stands before the date in the minutes of meetings prepared from now on; if blank, a dotted line is left.";
    setting_place_prompt => "Tên xã, phường hoặc tỉnh, thành phố như ghi trên văn bản.", "The name of the commune, ward or city, as papers have it.";

    setting_backup_folder => "Thư mục sao lưu", "Backup folder";
    setting_backup_folder_purpose => "Mỗi lần chốt một cuộc họp, chương trình tự ghi một bản sao lưu vào đây, ví dụ vào thẻ nhớ. Bản sao lưu được mã hóa nếu dữ liệu được mã hóa.", "A backup is written here whenever a meeting is sealed; a stick, for one. It is encrypted if the data are.";
    setting_backup_folder_prompt => "Đường dẫn đầy đủ của một thư mục đã có, ví dụ /media/usb. Phải cắm thẻ nhớ lúc chốt.", "The whole path of a folder that exists, such as /media/usb. A stick has to be in when a meeting is sealed.";
    setting_backup_whole_path => "Hãy ghi đường dẫn đầy đủ, ví dụ /media/usb. Chưa đổi gì.", "Write the whole path, such as /media/usb. Nothing was changed.";
    setting_backup_beside => "trong thư mục dữ liệu", "in the data folder";
    setting_backup_beside_again => "ghi lại vào thư mục dữ liệu", "into the data folder again";
    setting_backups => "Số bản sao lưu giữ lại", "Backups kept";
    setting_backups_purpose => "Số bản tự ghi được giữ lại; bản cũ nhất chỉ bị xóa sau khi bản mới đã được đọc lại và đúng.", "How many of those written by themselves stay; the oldest goes only once the new one has been read back.";
    setting_backups_none => "không tự sao lưu", "none is made";
    setting_backups_count(count) => "{count} bản", "{count}";
    setting_backups_prompt(most) => "Giữ bao nhiêu bản, từ 1 đến {most}; 0 là không tự sao lưu.", "How many are kept, 1 to {most}; 0 for no automatic backups.";
    setting_backups_range(most) => "Hãy gõ một số từ 0 đến {most}.", "Type a whole number from 0 to {most}.";
}
