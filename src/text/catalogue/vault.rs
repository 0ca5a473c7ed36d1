//! What is said about the passphrase, the recovery key, and opening the data.

catalogue! {
    place_vault => "Mật khẩu", "The passphrase";
    key_vault_confirm => "xác nhận", "confirm";
    key_vault_write => "ghi ra tệp", "write to a file";
    key_vault_noted => "đã chép xong", "it is noted";
    key_vault_lay_open => "bỏ mật khẩu", "remove the passphrase";
    key_vault_forgotten => "quên mật khẩu", "it is forgotten";
    key_vault_passphrase => "gõ mật khẩu", "the passphrase";
    key_vault_open => "mở", "open";
    key_vault_go_on => "tiếp tục", "go on";
    key_vault_set => "đặt", "set it";

    vault_unlock_title => "Dữ liệu đang khóa", "The data is locked";
    vault_unlock_asks => "Hãy gõ mật khẩu của dữ liệu.", "Type the passphrase of the data.";
    vault_forgot => "Quên mật khẩu thì bấm Tab để gõ khóa khôi phục đã chép ra giấy.", "If it is forgotten, press Tab to type the recovery key from the paper.";
    vault_passphrase => "Mật khẩu:", "Passphrase:";
    vault_prove_asks => "Trước hết hãy gõ mật khẩu đang dùng.", "First type the passphrase that is in use.";
    vault_recover_title => "Mở bằng khóa khôi phục", "Open with the recovery key";
    vault_recover_asks => "Gõ 48 chữ số trên giấy: tám nhóm, mỗi nhóm sáu số. Cách nhau hay viết liền đều được. Sau đó đặt mật khẩu mới.", "Type the 48 digits from the paper: eight groups of six, with or without spaces. Then set a new passphrase.";
    vault_recovery_key => "Khóa:", "Key:";
    vault_key_length(digits, typed) => "Khóa khôi phục có {digits} chữ số, mới gõ {typed}.", "A recovery key has {digits} digits; {typed} are typed.";
    vault_key_no_digit => "Khóa khôi phục chỉ gồm chữ số.", "A recovery key has digits only.";
    vault_key_group(group) => "Nhóm thứ {group} gõ chưa đúng: hãy so lại với tờ giấy.", "Group {group} is mistyped: compare it with the paper.";
    vault_wrong(seconds) => "Mật khẩu không đúng. Thử lại sau {seconds} giây.", "That passphrase is wrong. Try again in {seconds} seconds.";
    vault_wrong_key(seconds) => "Khóa khôi phục này không phải của dữ liệu này. Thử lại sau {seconds} giây.", "That is not the recovery key of this data. Try again in {seconds} seconds.";
    vault_wait(seconds) => "Vừa thử sai: hãy chờ thêm {seconds} giây.", "The last try was wrong: wait another {seconds} seconds.";
    vault_trying => "Đang thử…", "Trying…";
    vault_working => "Chờ một chút…", "One moment…";
    vault_rewriting => "Đang ghi lại toàn bộ dữ liệu…", "Writing all of the data anew…";
    vault_typing => "Gõ chữ, Backspace để sửa, Enter để tiếp tục.", "Type, Backspace corrects, Enter goes on.";
    vault_too_long(most) => "Dài nhất {most} ký tự.", "At most {most} characters.";
    vault_too_short(least) => "Ngắn quá: cần ít nhất {least} ký tự.", "Too short: at least {least} characters are needed.";
    vault_differs => "Hai lần gõ không giống nhau: hãy gõ lại từ đầu.", "The two are not the same: begin again.";

    vault_protect_title => "Đặt mật khẩu cho dữ liệu", "Protect the data by a passphrase";
    vault_change_title => "Đặt mật khẩu mới", "Set another passphrase";
    vault_change_key_title => "Đổi khóa khôi phục", "Another recovery key";
    vault_lay_open_title => "Bỏ mật khẩu", "Remove the passphrase";
    vault_new_asks(least) => "Ít nhất {least} ký tự; nên là vài từ dễ nhớ mà người khác không đoán ra. Mỗi lần mở chương trình phải gõ đúng như vậy.", "At least {least} characters; best a few words that are easy to keep in mind and hard to guess. It is asked for at every start.";
    vault_new_means => "Tên, phiếu và ghi chú trên đĩa được mã hóa. Quên cả mật khẩu lẫn khóa khôi phục thì không ai mở lại được.", "Names, votes and notes on the disk are encrypted. If both the passphrase and the recovery key are lost, nobody can open them.";
    vault_new => "Mật khẩu mới:", "New passphrase:";
    vault_again => "Gõ lại lần nữa:", "Once more:";
    vault_key_title => "Khóa khôi phục: chỉ hiện một lần này", "The recovery key: shown this once";
    vault_key_means => "Chép ra giấy, hoặc ghi ra tệp rồi in và xóa tệp. Cất chỗ khác, không cùng máy này. Quên mật khẩu thì chỉ còn khóa này mở được dữ liệu.", "Write it on paper, or into a file to print and then remove. Keep it elsewhere than this machine. Without the passphrase only this key opens the data.";
    vault_noted => "9: đã chép xong, tiếp tục", "9: it is noted, go on";
    vault_sure => "Toàn bộ dữ liệu sẽ được ghi lại ở dạng ai lấy được tệp cũng đọc được. Khóa khôi phục cũng hết tác dụng.", "All of the data will be written anew so that anybody who gets at the files can read it. The recovery key will be of no use.";
    vault_lay_open => "9: bỏ mật khẩu", "9: remove the passphrase";
    vault_write_title => "Ghi khóa khôi phục ra tệp", "Write the recovery key to a file";
    vault_write_asks => "Ghi vào tệp nào? Chỉ mình bạn đọc được tệp đó; in xong hãy xóa.", "Into which file? Only you can read it; remove it once it is printed.";
    vault_file_name => "khoa-khoi-phuc.txt", "recovery-key.txt";
    vault_file_exists(path) => "{path} đã có rồi: hãy chọn tên khác.", "{path} exists already: choose another name.";
    vault_file_inside => "Không ghi khóa vào thư mục dữ liệu: ai lấy được dữ liệu sẽ lấy được cả khóa. Hãy chọn chỗ khác.", "The key is not written into the data folder: whoever gets the data would get the key. Choose another place.";
    vault_file_title => "Khóa khôi phục của dữ liệu bình xét (binhxet)", "Recovery key of the data of binhxet";
    vault_file_use => "Quên mật khẩu: mở chương trình, bấm Tab, gõ 48 chữ số này.", "If the passphrase is forgotten: start the program, press Tab, type these 48 digits.";
    vault_file_keep => "Cất tờ giấy này ở nơi an toàn, không cùng máy; in xong hãy xóa tệp.", "Keep this paper in a safe place away from the machine; remove the file once it is printed.";

    said_protected => "Dữ liệu đã được mã hóa; mỗi lần mở phải gõ mật khẩu. Bản sao lưu cũ cất nơi khác vẫn chưa mã hóa.", "The data is encrypted; every start asks for the passphrase. Old backups elsewhere are as they were.";
    said_passphrase_changed => "Đã đổi mật khẩu.", "The passphrase is changed.";
    said_recovery_changed => "Đã đổi khóa khôi phục; khóa cũ không còn mở được dữ liệu.", "The recovery key is changed; the old one opens the data no more.";
    said_laid_open => "Đã bỏ mật khẩu: dữ liệu trên đĩa không còn mã hóa.", "The passphrase is removed: the data on the disk is no longer encrypted.";

    vault_backups_open(why) => "Dữ liệu đã được mã hóa, nhưng bản sao lưu cũ trong thư mục dữ liệu vẫn chưa: {why}. Hãy tự xóa chúng.", "The data is encrypted, but the old backups in its folder are not: {why}. Remove them yourself.";
    setting_passphrase => "Mật khẩu", "Passphrase";
    setting_passphrase_purpose => "Mã hóa mọi thứ chương trình cất trên đĩa; mỗi lần mở phải gõ mật khẩu.", "Encrypts all that the program keeps on the disk; it is asked for at every start.";
    setting_passphrase_set => "đã đặt", "set";
    setting_passphrase_none => "chưa đặt", "none";
    setting_passphrase_change => "đổi mật khẩu", "change it";
    setting_passphrase_key => "đổi khóa khôi phục", "another recovery key";
    setting_passphrase_remove => "bỏ mật khẩu", "remove it";
    home_protect => "Đặt mật khẩu cho dữ liệu (không bắt buộc)", "Protect the data by a passphrase (optional)";

    cli_locked => "Dữ liệu đang khóa bằng mật khẩu. Hãy chạy lệnh này trong cửa sổ dòng lệnh để gõ mật khẩu, hoặc thêm --passphrase-file TỆP.", "The data is locked by a passphrase. Run this in a terminal to type it, or add --passphrase-file FILE.";
    cli_passphrase_asks => "Mật khẩu của dữ liệu:", "Passphrase of the data:";
    cli_passphrase_none => "Chưa gõ mật khẩu nên chưa làm gì.", "No passphrase was given, so nothing was done.";
    cli_passphrase_not_text(path) => "{path} không phải là tệp chữ UTF-8.", "{path} is not UTF-8 text.";
}
