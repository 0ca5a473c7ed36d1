//! What the secret booth says.

catalogue! {
    place_booth => "Bỏ phiếu kín", "A secret ballot";
    booth_title => "Bỏ phiếu kín", "Secret ballot";
    booth_rows(count) => "phiếu kín {count} nội dung", "secret ballot of {count} questions";
    booth_asked(titles, count) => "{titles} · một lá phiếu, {count} người được xét:", "{titles} · one paper about {count} people:";
    booth_about(name) => "Về {name}", "About {name}";
    booth_voters(count, names) => "Được bỏ phiếu ({count}): {names}", "May vote ({count}): {names}";
    booth_few(count) => "Chỉ {count} người bỏ phiếu: nhìn kết quả có thể đoán được phiếu của ai.", "Only {count} voters: the result may tell who voted what.";
    booth_code => "Mã của chủ trì:", "The chair’s code:";
    booth_code_for => "Chủ trì ghi mã ra giấy và giữ riêng: chỉ cần đến khi máy tắt giữa chừng, mất mã thì phải bỏ phiếu lại. Chương trình không lưu mã.", "The chair writes it on paper and keeps it: it is needed only if the machine stops midway; if it is lost, the vote is held anew. It is stored nowhere.";
    booth_begin => "Enter: đã ghi mã, bắt đầu bỏ phiếu", "Enter: the code is noted, begin";
    booth_locked(count) => "Cuộc bỏ phiếu kín của {count} người bị dừng giữa chừng. Các lá phiếu đã bỏ vẫn còn trong hòm; chủ trì gõ mã đã ghi để tiếp tục.", "A secret ballot of {count} voters was interrupted. The ballots cast are still in the box; the chair types the code to go on.";
    booth_code_lost => "Mất mã thì không ai mở được hòm: bấm Esc để hủy, nêu lý do rồi bỏ phiếu lại.", "Without the code nobody can open the box: press Esc, call the ballot off with a reason and hold it anew.";
    booth_code_whole => "Đã đủ số. Enter để thử, Backspace để sửa.", "That is all of it. Enter tries it, Backspace corrects it.";
    booth_code_short(digits, typed) => "Mã có {digits} chữ số, mới gõ {typed}.", "The code has {digits} digits; {typed} are typed.";
    booth_wrong_code(seconds) => "Mã không đúng. Thử lại sau {seconds} giây.", "That code is wrong. Try again in {seconds} seconds.";
    booth_wait(seconds) => "Vừa gõ sai mã: hãy chờ thêm {seconds} giây.", "The last code was wrong: wait another {seconds} seconds.";
    booth_unlocked => "Hòm phiếu đã mở lại; các lá phiếu đã bỏ vẫn còn đủ.", "The box is open again; every ballot cast is there.";
    booth_hand_to => "Mời đưa máy cho:", "Hand the keyboard to:";
    booth_cast => "Lá phiếu đã vào hòm.", "The ballot is in the box.";
    booth_took_part => "đã bỏ phiếu", "has voted";
    booth_turnout(voted, entitled) => "Đã bỏ phiếu: {voted}/{entitled}", "Voted: {voted}/{entitled}";
    booth_all_voted => "Mọi người đã bỏ phiếu.  Enter: kiểm phiếu", "Everybody has voted.  Enter: count";
    booth_has_voted(officer) => "{officer} đã bỏ phiếu rồi.", "{officer} has voted already.";
    booth_choose_officer(last) => "Hãy chọn người có số từ 1 đến {last}, hoặc dùng ↑↓.", "Choose an officer by 1 to {last}, or with ↑↓.";
    booth_paper_of(officer) => "Lá phiếu của {officer}", "The paper of {officer}";
    booth_choose => "Bấm số để chọn.  Esc: thôi, chưa bỏ phiếu", "Press a digit to choose.  Esc: not yet";
    booth_blank => "để trống", "blank";
    booth_not_theirs => "không bỏ phiếu về chính mình", "no vote on oneself";
    booth_left(left, all) => "Còn {left}/{all} dòng chưa chọn.  Esc: thôi, chưa bỏ phiếu", "{left} of {all} rows to fill.  Esc: not yet";
    booth_rows_left(left) => "Còn {left} dòng chưa chọn; muốn để trống thì bấm 0.", "{left} rows are not filled; 0 leaves one blank.";
    booth_all_ticked => "Đã chọn hết. Enter để bỏ phiếu, ↑ để sửa.", "Everything is filled. Enter casts, ↑ goes back to change it.";
    booth_cast_now => "Enter: bỏ lá phiếu vào hòm", "Enter: cast the ballot";
    booth_taken_back => "Chưa bỏ phiếu: không có gì được giữ lại.", "Not cast: nothing was kept.";
    booth_counted => "Kết quả kiểm phiếu", "The count";
    booth_stands => "giữ nguyên", "stands as it was";
    booth_again => "phải bỏ phiếu lại", "to be voted on again";
    booth_chair => "chờ chủ trì", "left to the chair";
    booth_unanimous(count) => "Ở {count} nội dung mọi lá phiếu giống nhau: ai cũng biết từng người đã bỏ phiếu thế nào.", "On {count} of the questions all ballots are the same: everybody knows how each one voted.";

    leave_slip_title => "Dừng bỏ phiếu kín?", "Leave the secret ballot?";
    leave_slip_rest(count) => "{count} người chưa bỏ phiếu được tính là có mặt nhưng không bỏ phiếu.", "The {count} who have not voted count as present but not as voting.";
    leave_slip_off_means => "Hủy thì mọi lá phiếu đã bỏ đều mất và phải nêu lý do.", "Calling it off loses every ballot cast and takes a reason.";
    leave_slip_open => "để ngỏ, quay lại sau", "leave it open, come back later";
    leave_slip_off => "hủy bỏ phiếu…", "call it off…";
    leave_slip_close => "kết thúc, kiểm phiếu luôn", "close it and count";
    reason_code_lost => "mất mã của hòm phiếu", "the code of the box is lost";

    key_booth_choose => "chọn", "choose";
    key_booth_blank => "để trống", "blank";
    key_booth_go_on => "tiếp tục", "go on";
    key_booth_rows => "dòng", "rows";
    key_booth_erase => "xóa số vừa gõ", "take a digit back";
    key_booth_code => "mã", "code";
    key_booth_try => "thử mã", "try the code";
    key_booth_begin => "bắt đầu", "begin";
    key_booth_officer => "người", "officer";
    key_booth_take => "nhận máy", "take the keyboard";
    key_booth_count => "kiểm phiếu", "count";
    key_booth_cast => "bỏ phiếu", "cast";
    key_booth_take_back => "thôi", "not yet";
}
