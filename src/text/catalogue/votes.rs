//! What is said around votes by hands, on classes and on titles, and about cases left to the committee.

catalogue! {
    place_hands => "Giơ tay biểu quyết", "A vote by hands";
    place_slate => "Bỏ phiếu sau các phiếu điểm", "Votes after the sheets";
    place_referral => "Trường hợp chờ quyết định", "A case to decide";

    key_hands_digit => "gõ số", "type";
    key_hands_next => "dòng sau", "next row";
    key_hands_other => "thêm số khác", "another number";
    key_hands_rest => "số còn lại", "the rest";
    key_hands_rows => "dòng", "rows";
    key_hands_check => "người thứ hai đếm", "second count";
    key_hands_no_check => "bỏ lần đếm thứ hai", "no second count";
    key_hands_sides => "lần đếm", "which count";
    key_hands_erase => "xoá chữ số", "take a digit back";
    key_hands_tab => "dòng sau, hết thì về dòng đầu", "next row, after the last the first";
    key_hands_clear => "gõ lại", "type anew";
    key_slate_next => "người chưa bỏ phiếu", "not voted on";
    key_slate_without => "không bỏ phiếu tiếp", "no more votes";
    key_slate_correct => "sửa lần bỏ phiếu", "take a vote back";
    slate_nothing_voted => "Người này chưa được bỏ phiếu.", "This member has not been voted on.";
    key_slate_results => "kết quả", "results";
    key_chair => "chủ trì quyết định", "the chair decides";
    key_go_on_slate => "bỏ phiếu về hạng", "ballots on classes";
    key_referral_class => "xếp hạng", "class";
    key_referral_title => "công nhận hay không", "won or not";
    key_referral_cases => "trường hợp", "cases";
    key_referral_next => "trường hợp sau", "next case";
    key_referral_announce => "công bố khi chưa quyết định", "announce undecided";

    hands_start => "Gõ số tay từng dòng.  Enter: dòng sau · Space: còn lại", "Type each row’s hands.  Enter: next · Space: the rest";
    hands_so_far(entitled, cast, missing) => "{entitled} người được biểu quyết · đã đếm {cast} · còn thiếu {missing}", "{entitled} may vote · {cast} counted · {missing} missing";
    hands_masked(entitled) => "{entitled} người được biểu quyết · chưa đủ · F9: tạm hiện số", "{entitled} may vote · not all yet · F9 shows the numbers";
    hands_whole(entitled) => "Đủ {entitled} người được biểu quyết", "All {entitled} who may vote are counted";
    hands_record => "Enter: ghi số phiếu", "Enter: record the count";
    hands_record_anew => "Enter: ghi lần đếm mới, có lý do", "Enter: record the new count, with a reason";
    hands_first => "Lần 1", "First";
    hands_second => "Lần 2", "Second";
    hands_second_types => "Người thứ hai đếm lại và gõ; số lần 1 được che.  Enter: dòng sau", "A second person counts and types; the first is hidden.  Enter: next";
    hands_differ(rows) => "Hai lần đếm khác nhau ở {rows} dòng: đếm lại rồi sửa (←→ chọn lần)", "The counts differ in {rows} rows: count again and mend (←→ which)";
    hands_agree => "Hai lần đếm giống nhau.  Enter: ghi số phiếu", "Both counts are the same.  Enter: record";
    hands_one_entry => "Mới có một lần đếm.", "There is only one count.";
    hands_first_entry_first => "Hãy gõ lần đếm thứ nhất trước.", "Type the first count first.";
    hands_nothing_typed => "Dòng này chưa gõ gì.", "Nothing was typed in this row.";
    hands_other_first => "Enter để thêm dòng cho số khác.", "Enter adds a row for another number.";
    hands_too_long => "Không có nhiều tay như vậy.", "Nobody has so many hands.";

    checked_title => "Hai lần đếm giống nhau", "Both counts are the same";
    checked_agrees => "Số phiếu được ghi cùng tên người đếm lại.", "The count is recorded with the name of whoever checked it.";
    checked_who => "Ai đã đếm lần thứ hai?", "Who counted the second time?";
    recount_title => "Ghi lần đếm mới", "Record a new count";
    reason_miscounted => "đếm sót", "miscounted";
    reason_count_asked => "có người đề nghị đếm lại", "a new count was asked for";
    dialog_others => "những người khác…", "others…";

    chair_title(item, name) => "Chủ trì quyết định · {item} · {name}", "The chair decides · {item} · {name}";
    chair_asks(chair) => "Biểu quyết không ngã ngũ nên để người chủ trì quyết định. Đây là ý kiến của {chair} với tư cách chủ trì, ghi riêng vào biên bản. Chọn:", "The vote settled nothing and is left to the chair. This is the vote of {chair} as chair, recorded by itself in the minutes. For:";
    chair_side(value, votes) => "{value} (đã có {votes} phiếu)", "{value} ({votes} votes so far)";
    walk_chair => "Chờ ý kiến chủ trì.  Enter: chủ trì quyết định", "Left to the chair.  Enter: the chair decides";
    walk_ballots(count) => "Bỏ phiếu về hạng: {count} người.  Enter: bắt đầu", "Ballots on classes: {count}.  Enter: begin";

    ballot_away_may_write => "vắng – ↑↓: văn bản", "away – ↑↓: in writing";
    ballot_away_writes => "văn bản? bấm số", "in writing? a digit";
    vote_written(choice) => "{choice} (văn bản)", "{choice} (in writing)";
    vote_chair(choice) => "chủ trì quyết định: {choice}", "the chair decided: {choice}";
    vote_checked(name) => "đếm lại: {name}, cùng kết quả", "checked by {name}, the same";
    word_invalid => "không hợp lệ", "invalid";

    form_roll_call => "biểu quyết từng người", "by roll call";
    form_hands => "giơ tay", "by hands";
    form_secret => "bỏ phiếu kín", "in secret";
    share_of_known(needed, of, whom) => "cần ít nhất {needed}/{of} phiếu, tính trên {whom}", "at least {needed} of {of} votes needed, counted against {whom}";
    share_of(share, whom) => "cần {share} {whom}", "{share} of {whom} needed";
    slate_classes => "Bỏ phiếu về hạng", "Ballots on classes";
    slate_title(title) => "Xét danh hiệu: {title}", "Vote on a title: {title}";
    slate_how(form, needed) => "{form} · {needed}", "{form} · {needed}";
    slate_done(done, all) => "xong {done}/{all}", "done {done}/{all}";
    slate_by_conditions => "Theo điều kiện", "By conditions";
    slate_by_points => "Theo điểm", "By points";
    slate_votes => "Bỏ phiếu", "Votes";
    slate_due => "chưa bỏ phiếu", "not voted on yet";
    slate_again => "phải bỏ phiếu lại", "another round is owed";
    slate_chair => "chờ chủ trì quyết định", "the chair's vote is owed";
    slate_next(name) => "Enter: biểu quyết về {name}", "Enter: the vote about {name}";
    slate_next_chair(name) => "Enter: chủ trì quyết định về {name}", "Enter: the chair decides about {name}";
    slate_next_slip(count) => "Enter: phát phiếu kín, {count} người trên một phiếu", "Enter: hand out the secret slip, {count} members on it";
    slate_to_results => "Đã bỏ phiếu xong.  Enter: trở lại kết quả", "All voted on.  Enter: back to the results";
    slate_nothing_owed => "Không còn ai phải bỏ phiếu.", "Nobody is left to be voted on.";
    results_titles_owed(count) => "Còn {count} người xét danh hiệu.  Enter: biểu quyết", "Titles: {count} to be voted on.  Enter: vote";

    without_classes_title => "Tổng hợp khi chưa bỏ phiếu xong?", "Work out without the ballots?";
    without_classes(count) => "{count} người chưa được bỏ phiếu về hạng.", "There is no ballot yet on the class of {count} members.";
    without_classes_then => "Hạng của họ sẽ chỉ theo phiếu và điều kiện.", "Their classes will follow from the sheets and conditions alone.";
    without_classes_do => "tổng hợp", "work the results out";
    without_titles_title => "Công bố khi chưa xét hết danh hiệu?", "Announce without the votes on titles?";
    without_titles(title, count, names) => "{title}, chưa biểu quyết {count} người: {names}.", "{title}, {count} not voted on: {names}.";
    without_titles_then => "Công bố rồi thì những danh hiệu này không được xét trong cuộc họp này nữa, trừ khi rút lại việc công bố (F5).", "Once announced, these titles are not awarded in this meeting, unless the announcement is taken back (F5).";
    without_titles_do => "công bố", "announce";
    open_titles_title => "Công bố khi danh hiệu còn bỏ ngỏ?", "Announce while titles are open?";
    open_title(title, why) => "{title}: {why}.", "{title}: {why}.";
    open_titles_then => "Công bố thế này thì không ai trong số ấy được công nhận, trừ khi quyết định (F3) rồi công bố lại.", "Announced like this, none of them wins it, unless that is decided (F3) and the results are announced anew.";
    undecided_title => "Công bố khi chưa quyết định?", "Announce undecided?";
    undecided_left(count) => "{count} trường hợp còn chờ Ban Chấp hành.", "{count} cases still wait for the committee.";
    undecided_then => "Họ sẽ không có hạng cho đến khi được quyết định.", "They have no class until they are decided.";

    referral_case(at, all, left) => "trường hợp {at}/{all} · còn chờ {left}", "case {at} of {all} · {left} waiting";
    referral_ballot(stood_in, chosen, votes, of) => "{stood_in} · bỏ phiếu: {chosen} ({votes}/{of} phiếu)", "{stood_in} · by ballot: {chosen} ({votes} of {of} votes)";
    referral_asks => "Ban Chấp hành xếp vào hạng nào?", "Which class does the committee give?";
    referral_asks_again => "Quyết định lại?  Bấm số của hạng", "Decide anew?  The digit of a class";
    referral_asks_title => "Ban Chấp hành có công nhận danh hiệu này không?", "Does the committee give this title?";
    referral_asks_title_again => "Quyết định lại?  Bấm 1 hoặc 2", "Decide anew?  1 or 2";
    referral_grant => "công nhận", "it is won";
    referral_refuse => "không công nhận", "it is not won";
    referral_granted(names) => "Đã quyết định công nhận: {names}", "Given to: {names}";
    referral_choose_title => "Bấm 1 là công nhận, 2 là không công nhận.", "1 is won, 2 is not won.";
    referral_decided(class, reason) => "Đã quyết định: {class} ({reason})", "Decided: {class} ({reason})";
    referral_before(meetings) => "Các kỳ trước: {meetings}", "Earlier: {meetings}";
    referral_past(month, class) => "{month} {class}", "{month} {class}";
    referral_choose(last) => "Hãy chọn hạng bằng số từ 1 đến {last}.", "Choose a class by a digit from 1 to {last}.";
    referral_announced => "Kết quả đã được công bố.", "The results have been announced.";
    referral_announce_from_results => "Không còn ai chờ: hãy công bố ở màn hình kết quả.", "Nobody waits: announce on the results screen.";
}
