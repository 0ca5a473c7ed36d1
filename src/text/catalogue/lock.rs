//! What the locked screen says, and what is said about PINs.

catalogue! {
    lock_title => "Màn hình đã khóa", "The screen is locked";
    lock_goes_on => "Mọi việc đang làm dở vẫn còn nguyên phía sau.", "Everything that was begun is still there behind it.";
    lock_curtain => "Chưa có mã PIN hay mật khẩu: ai bấm Enter cũng mở, đây chỉ là tấm che.", "Neither a PIN nor a passphrase is set, so anybody who presses Enter opens it: this is only a curtain.";
    lock_before_passphrase => "Dữ liệu vẫn đang khóa: mở màn hình ra rồi mới gõ mật khẩu.", "The data is still locked: its passphrase is asked for behind this screen.";
    lock_enter => "Enter: mở ra, làm tiếp", "Enter: open it and go on";
    lock_pin => "Một ủy viên gõ mã PIN của mình rồi bấm Enter.", "An officer types their PIN, then Enter.";
    lock_or_passphrase => "Ai biết mật khẩu của dữ liệu thì bấm Tab để gõ mật khẩu.", "Whoever knows the passphrase of the data presses Tab to type that.";
    lock_passphrase => "Gõ mật khẩu của dữ liệu rồi bấm Enter.", "Type the passphrase of the data, then Enter.";
    lock_forgotten => "Quên mật khẩu: Ctrl+C để thoát, mở lại rồi gõ khóa khôi phục.", "Forgotten: quit by Ctrl+C, start again, type the recovery key.";
    lock_keeping => "Việc đang làm chưa ghi xong: chờ một chút rồi thoát.", "The last step is still being recorded: wait a moment, then quit.";
    lock_press_enter => "Bấm Enter để mở.", "Press Enter to open it.";
    lock_unknown(key) => "Màn hình đang khóa: phím {key} không dùng ở đây.", "The screen is locked: {key} does nothing here.";
    lock_now => "Khóa màn hình ngay", "Lock the screen now";
    lock_now_purpose => "Che màn hình khi rời máy. Ở đâu cũng khóa được bằng phím F12.", "Covers the screen when you leave it. F12 does so everywhere.";
    key_lock_here => "khóa", "lock";
    leave_lock => "không thoát, chỉ khóa màn hình", "stay, and lock the screen";
    key_lock_digit => "gõ mã PIN", "type a PIN";
    key_lock_turn => "mã PIN hay mật khẩu", "PIN or passphrase";
    key_lock_open => "mở khóa", "unlock";
    key_lock_erase => "xoá số vừa gõ", "take a digit back";

    pin_title => "Mã PIN", "PIN";
    pin_field => "Mã PIN:", "PIN:";
    pin_of(name) => "{name} gõ mã PIN của mình.", "{name} types their PIN.";
    pin_new_title => "Mã PIN mới", "A new PIN";
    pin_new_of(name, least, most) => "{name} tự gõ mã PIN, từ {least} đến {most} chữ số. Đừng dùng ngày sinh hay số điện thoại.", "{name} types a PIN of {least} to {most} digits; neither a birthday nor a telephone number.";
    pin_again => "Gõ lại mã đó một lần nữa.", "Type it once more.";
    pin_differs => "Hai lần gõ khác nhau. Hãy gõ lại từ đầu.", "The two were not alike. Begin again.";
    pin_digits => "Mã PIN chỉ gồm chữ số.", "A PIN has digits only.";
    pin_short(least, most) => "Mã PIN có từ {least} đến {most} chữ số.", "A PIN has {least} to {most} digits.";
    pin_long(most) => "Mã PIN có nhiều nhất {most} chữ số. Enter để xong.", "A PIN has {most} digits at most. Enter when done.";
    pin_trying => "Đang kiểm tra mã PIN…", "Checking the PIN…";
    pin_wrong(seconds) => "Mã PIN không đúng. Thử lại sau {seconds} giây.", "That PIN is wrong. Try again in {seconds} seconds.";
    pin_wait(seconds) => "Vừa gõ sai mã PIN: hãy chờ thêm {seconds} giây.", "The last PIN was wrong: wait another {seconds} seconds.";
    pin_not_tried(why) => "Không kiểm tra được mã PIN: {why}", "The PIN could not be checked: {why}";
    pin_whose(name) => "Mã PIN của {name}", "The PIN of {name}";
    pin_change => "đổi mã (gõ mã cũ trước)", "change it (the old one first)";
    pin_drop => "bỏ mã (gõ mã cũ trước)", "give it up (the old one first)";
    pin_forgotten => "quên mã: chủ tịch và thư ký cùng bỏ mã này", "forgotten: chair and secretary take it away together";
    pin_agree_asks(name, whose) => "{name} có đồng ý bỏ mã PIN đã quên của {whose} không?", "Does {name} agree to take away the forgotten PIN of {whose}?";
    pin_agree => "đồng ý", "agrees";
    pin_nobody_can => "Chủ tịch và thư ký đều chưa có mã PIN nào khác nên không bỏ được ở đây: thoát ra và chạy binhxet pins clear MÃ.", "Neither chair nor secretary has another PIN, so it cannot be taken away here: quit and run binhxet pins clear CODE.";
    key_pin_done => "xong", "done";
    key_pin_change => "đặt, đổi", "set, change";
    key_pin_number => "mã PIN của người có số này", "the PIN of the officer with this number";
    pins_title => "Mã PIN của ủy viên", "The officers’ PINs";
    pins_intro => "Ai muốn thì tự đặt mã của mình. Mã ngắn chỉ ngăn người ngồi vào máy, không ngăn được người lấy được tệp dữ liệu.", "Officers who want one set their own. So short a secret keeps out people at the keyboard, not whoever has the files.";
    pins_since(day) => "có từ {day}", "since {day}";
    pins_none => "không có", "none";
    cli_no_pin(code) => "{code} không có mã PIN.", "{code} has no PIN.";
    cli_pin_cleared(code) => "Đã bỏ mã PIN của {code}.", "The PIN of {code} is taken away.";
    said_pin_set(name) => "Đã ghi mã PIN của {name}.", "The PIN of {name} is recorded.";
    said_pin_dropped(name) => "{name} không còn mã PIN.", "{name} has no PIN any more.";
}
