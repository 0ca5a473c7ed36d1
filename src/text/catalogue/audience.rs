//! What the room reads, and what the operator is told about it.

catalogue! {
    audience_recess => "Giải lao", "A break";
    audience_roll_call(present) => "Điểm danh · {present}", "The roll · {present}";
    audience_voting(votes, entitled) => "Đã biểu quyết {votes}/{entitled}", "Voted: {votes} of {entitled}";
    audience_hands(entitled) => "Biểu quyết giơ tay: {entitled} người", "By raised hands: {entitled} vote";
    audience_secret(entitled) => "Đang bỏ phiếu kín: {entitled} người có quyền bỏ phiếu", "A secret ballot: {entitled} may vote";
    audience_secret_cast(cast, entitled) => "Đang bỏ phiếu kín: {cast}/{entitled} người đã bỏ phiếu", "A secret ballot: {cast} of {entitled} have voted";
    audience_rows(count) => "Phiếu về {count} mục", "A ballot on {count} questions";
    audience_votes_cast => "số phiếu đã bỏ", "the votes given";
    audience_votes_valid => "số phiếu hợp lệ", "the valid votes";
    audience_more_than(share, votes) => "Cần quá {share} {votes}", "More than {share} of {votes} needed";
    audience_at_least(share, votes) => "Cần ít nhất {share} {votes}", "At least {share} of {votes} needed";
    audience_half => "nửa", "half";
    audience_percent(percent) => "{percent}%", "{percent} percent";
    audience_disputed => "Chờ biểu quyết", "To be voted on";
    audience_accepted => "Phiếu đã được thông qua", "The sheet is accepted";
    audience_anybody => "Ai có ý kiến khác?", "Does anybody disagree?";
    audience_not_announced => "Kết quả chưa công bố", "The results are not announced yet";
    audience_result(value) => "Kết quả: {value}", "Result: {value}";
    audience_waiting => "Chưa có cuộc họp nào đang diễn ra.", "No meeting is going on.";
    audience_waiting_how => "Trang này tự hiện khi cuộc họp bắt đầu. q: thoát", "This page fills itself when a meeting begins. q: quit";
    audience_here_keys => "↑↓←→ chuyển · phím khác: trở lại làm việc", "↑↓←→ move on · any other key: back to work";
    audience_covered => "F9: hiện màn hình làm việc", "F9 shows the working screen";
    audience_not_published(why) => "Không đưa được trang chiếu ra cho binhxet present: {why}. Cuộc họp không bị ảnh hưởng.", "The page for binhxet present cannot be given out: {why}. The meeting is not affected.";

    projector_title => "Màn chiếu", "The projector";
    projector_intro => "Có hai màn hình: chạy binhxet present ở cửa sổ thứ hai và đưa cửa sổ đó lên máy chiếu. Chỉ có một màn hình: chọn 1.", "With two screens, run binhxet present in a second window and put that on the projector. With one screen, choose 1.";
    projector_share => "cả phòng nhìn màn hình này: che điều chưa công bố", "the room sees this screen: mask what is not announced";
    projector_unshare => "chỉ mình tôi nhìn màn hình này: thôi che", "only I see this screen: mask no longer";
    projector_page => "hiện trang chiếu ở đây, chữ lớn", "show the room’s page here, in large letters";
    projector_recess => "giải lao", "a break";
    projector_go_on => "hết giải lao", "the break is over";
    projector_masked => "Điểm, hạng và từng phiếu biểu quyết được che. F9: tạm hiện", "Points, classes and single votes are masked. F9 shows them for a while";
    projector_open => "Không che gì nữa.", "Nothing is masked any more.";
    projector_shown => "Đang hiện. Tự che lại khi sang mục khác. F9: che ngay", "Shown until you go on to something else. F9 masks again at once";
    projector_shown_here => "Đang hiện trên màn hình này. 0 hoặc F9: che lại", "Shown on this screen. 0 or F9 masks it again";
    projector_recess_on => "Trang chiếu báo giải lao. Việc tiếp theo được ghi thì hết.", "The room’s page says that there is a break. The next step recorded ends it.";
    projector_recess_off => "Trang chiếu thôi báo giải lao.", "The room’s page no longer says that there is a break.";
    projector_not_shared => "Chưa che gì. F8: chọn ai nhìn màn hình này", "Nothing is masked. F8: who sees this screen";
    projector_all_announced => "Kết quả đã công bố, không còn gì để che.", "The results are announced; nothing is masked.";
    results_masked => "Kết quả chưa công bố nên được che. 0 (hoặc F9): hiện ra", "Masked until the chair announces it. 0 (or F9) shows it";
    key_projector => "màn chiếu", "projector";
    key_mask => "che lại", "mask again";
    key_unmask => "hiện kết quả", "show the results";
    said_vote_given(name) => "Đã ghi ý kiến của {name}.", "Recorded: {name} has voted.";
    said_accepted_only(name) => "Đã thông qua phiếu của {name}.", "Accepted: the sheet of {name}.";
    said_about(name) => "Đã ghi về {name}.", "Recorded about {name}.";
}
