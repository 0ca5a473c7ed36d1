//! Comings and goings, guests, conflicts of interest, stepping out, and the clock of a meeting.

catalogue! {
    head_sitting(minutes) => "họp {minutes}′", "{minutes} min";
    minutes_on_table(minutes) => "{minutes} phút", "{minutes} min";

    came_at(clock) => "đến {clock}", "came {clock}";
    left_at(clock) => "về {clock}", "left {clock}";
    left_why(left, reason) => "{left}: {reason}", "{left}: {reason}";
    out_since(clock) => "ra ngoài {clock}", "outside since {clock}";
    out_between(out, back, name) => "ra ngoài {out}–{back} (phiếu của {name})", "outside {out}–{back} (sheet of {name})";
    out_still(out, name) => "ra ngoài từ {out} (phiếu của {name})", "outside since {out} (sheet of {name})";
    conflict_with(name, reason) => "xung đột lợi ích với {name}: {reason}", "conflict of interest about {name}: {reason}";
    conflict_taken_back(conflict, clock, reason) => "{conflict} (rút {clock}: {reason})", "{conflict} (taken back {clock}: {reason})";
    guest_here => "khách", "guest";
    guest_struck(reason) => "ghi nhầm: {reason}", "entered by mistake: {reason}";

    roll_counts(summoned, present, needed) => "Triệu tập {summoned} · có mặt {present} (cần {needed})", "Called {summoned} · present {present} (need {needed})";
    roll_counts_away(away, excused, absent) => "vắng {away} (có lý do {excused}, không lý do {absent})", "away {away} ({excused} with a reason, {absent} without)";
    roll_counts_waiting(count) => "chưa điểm danh {count}", "not called {count}";
    roll_counts_guests(count) => "khách {count}", "guests {count}";
    roll_lost_quorum(missing) => "Thiếu {missing} người: chưa thông qua, biểu quyết, chốt được", "{missing} missing: nothing can be accepted, voted on, sealed";
    roll_sealed => "Cuộc họp đã chốt, không ghi thêm được.", "The meeting is sealed; nothing can be added.";
    roll_not_for_guests => "Việc này chỉ dành cho ủy viên Ban Chấp hành.", "This is for officers of the committee.";
    roll_only_guests => "Chỉ xóa tên khách ghi nhầm; ủy viên thì điểm danh lại.", "Only guests are struck out; an officer’s answer is changed.";

    key_step => "ra ngoài, vào lại", "step out, come back";
    key_conflict => "xung đột lợi ích", "conflict of interest";
    key_guest => "thêm khách", "add a guest";
    key_duty => "giao chủ trì, thư ký", "hand over a duty";
    key_strike_guest => "xóa tên khách ghi nhầm", "strike a guest out";
    key_roll_look => "điểm danh", "the roll";

    guest_title => "Khách dự họp", "A guest";
    guest_asks => "Khách được phát biểu, không biểu quyết và không tính vào số người dự họp.", "A guest speaks, has no vote and counts nowhere.";
    guest_from_roster => "người trong danh sách đơn vị…", "somebody on the roster…";
    guest_typed => "người khác, gõ tên…", "somebody else, type the name…";
    guest_who => "Ai là khách?", "Who is the guest?";
    guest_name_prompt => "Họ và tên của khách.", "The guest’s full name.";
    guest_capacity_title(name) => "{name} dự họp với tư cách gì?", "In which capacity is {name} here?";
    guest_capacity_prompt => "Tư cách, chức vụ hoặc đơn vị của khách.", "The capacity, post or body.";
    guest_capacity_upper => "cấp trên", "the higher body";
    guest_capacity_management => "đại diện chuyên môn", "the management";
    guest_capacity_party => "đại diện cấp ủy", "the Party committee";
    guest_capacity_member => "đoàn viên", "a member";
    guest_capacity_other => "khác…", "other…";
    guest_strike_title(name) => "Xóa tên khách {name}", "Striking {name} out";
    guest_reason_twice => "ghi trùng", "entered twice";

    conflict_title(name) => "Xung đột lợi ích của {name}", "Conflicts of interest of {name}";
    conflict_asks => "Người khai không biểu quyết về đoàn viên ấy, nhưng vẫn tính vào số người dự họp.", "Whoever declares one has no vote about that member, and still counts for the quorum.";
    conflict_declare => "khai báo về một đoàn viên…", "declare one about a member…";
    conflict_withdraw(name) => "rút khai báo về {name}…", "take back the one about {name}…";
    conflict_about_whom => "Xung đột lợi ích về ai?", "A conflict about whom?";
    conflict_who => "Ai khai báo?", "Who declares it?";
    conflict_why_title(officer, member) => "{officer} · về {member}", "{officer} · about {member}";
    conflict_family => "quan hệ gia đình", "family";
    conflict_complaint => "đang có khiếu nại, tố cáo", "a pending complaint";
    conflict_stake => "có quyền lợi liên quan", "a stake in it";
    conflict_mistaken => "khai nhầm", "declared by mistake";
    conflict_gone => "không còn xung đột", "it no longer exists";

    step_title(name) => "Phiếu của {name}", "The sheet of {name}";
    step_asks => "Người ra ngoài vẫn tính vào số người dự họp, không biểu quyết cho đến khi vào lại.", "Whoever is outside still counts for the quorum, and has no vote until back.";
    step_out_choice(name) => "{name} ra ngoài", "{name} steps out";
    step_back_choice(name) => "{name} vào lại", "{name} comes back";
    step_declare => "khai báo xung đột lợi ích…", "declare a conflict of interest…";
    step_for_whom(name) => "{name} ra ngoài vì phiếu của ai?", "For whose sheet does {name} step out?";
    step_nobody(name) => "Ở phiếu của {name} không có ủy viên nào phải tránh, nên không ai ra ngoài.", "No officer is left out of the sheet of {name}, so nobody steps out.";
    step_no_sheet(name) => "{name} không phải tránh phiếu nào; về sớm thì ghi vắng ở điểm danh.", "{name} is left out of no sheet; whoever leaves early is noted as away.";

    duty_pass_title => "Giao việc", "Handing over a duty";
    duty_pass_asks => "Việc nào?", "Which one?";
    duty_pass_chair(name) => "chủ trì, nay là {name}", "chairing, now {name}";
    duty_pass_secretary(name) => "thư ký, nay là {name}", "the minutes, now {name}";
    duty_nobody_free => "Trong phòng không có ủy viên nào khác nhận việc này được.", "No other officer in the room is free to take it.";
    duty_chair_now(name) => "Chủ trì nay là {name}", "{name} chairs now";
    duty_secretary_now(name) => "Thư ký nay là {name}", "{name} keeps the minutes now";

    aside_conflict => "xung đột lợi ích", "conflict of interest";
    aside_conflict_why(conflict, reason) => "{conflict}: {reason}", "{conflict}: {reason}";
    aside_out => "đang ra ngoài", "outside";
    aside_later => "đến sau khi mở", "came later";
    aside_named(name, why) => "{name} ({why})", "{name} ({why})";
    slip_left_out(count) => "{count} người không bỏ phiếu về mình hoặc người liên quan.", "{count} have no vote on themselves or where involved.";
    ballot_left_out(count, committee, who) => "Không biểu quyết {count}/{committee}: {who}.", "Without a vote, {count} of {committee}: {who}.";
    ballot_and_more(said, more) => "{said} và {more} người nữa", "{said} and {more} more";
    ballot_entitled(entitled, committee) => "được biểu quyết {entitled}/{committee}", "{entitled} of {committee} may vote";

    said_came(name, clock) => "Đã ghi: {name} đến {clock}.", "Recorded: {name} came at {clock}.";
    said_left(name, clock) => "Đã ghi: {name} về {clock}.", "Recorded: {name} left at {clock}.";
    said_left_why(name, clock, reason) => "Đã ghi: {name} về {clock} ({reason}).", "Recorded: {name} left at {clock} ({reason}).";
    said_quorum_lost(said, present, needed, missing) => "{said} Còn {present}, cần {needed}, thiếu {missing} người: tạm dừng.", "{said} {present} present, {needed} needed, {missing} missing: the meeting pauses.";
    said_quorum_back(said, present, needed) => "{said} Đủ số người ({present}, cần {needed}), họp tiếp được.", "{said} There is a quorum again ({present}, {needed} needed).";
    said_guest(name, capacity, clock) => "Đã ghi khách: {name} ({capacity}), đến {clock}.", "Recorded as a guest: {name} ({capacity}), came at {clock}.";
    said_guest_left(name, clock) => "Đã ghi: khách {name} về {clock}.", "Recorded: the guest {name} left at {clock}.";
    said_guest_back(name, clock) => "Đã ghi: khách {name} trở lại {clock}.", "Recorded: the guest {name} came back at {clock}.";
    said_guest_struck(name, reason) => "Đã xóa tên khách {name} ({reason}).", "The guest {name} was struck out ({reason}).";
    said_conflict(officer, member, reason) => "Đã ghi: {officer} khai xung đột lợi ích với {member} ({reason}).", "Recorded: {officer} declares a conflict of interest about {member} ({reason}).";
    said_conflict_withdrawn(officer, member, reason) => "Đã ghi: {officer} rút khai báo về {member} ({reason}).", "Recorded: {officer} takes back the conflict about {member} ({reason}).";
    said_stepped_out(officer, member, clock) => "Đã ghi: {officer} ra ngoài {clock} (phiếu của {member}).", "Recorded: {officer} stepped out at {clock} (sheet of {member}).";
    said_came_back(officer, clock) => "Đã ghi: {officer} vào lại {clock}.", "Recorded: {officer} came back at {clock}.";
    said_somebody_else(said) => "{said} Cần chọn người làm thay (Shift+Tab).", "{said} Somebody has to take over (Shift+Tab).";

    refuse_leaving_during_vote(officer) => "Đang biểu quyết: {officer} chưa ra được. Hãy kết thúc hoặc hủy biểu quyết trước.", "A vote is open, so {officer} cannot leave yet: close the vote or call it off first.";
    refuse_guest_is_officer(name) => "{name} là ủy viên Ban Chấp hành, không phải khách.", "{name} is an officer of the committee, not a guest.";
    refuse_guest_listed(name) => "{name} đã có trong danh sách khách.", "{name} is among the guests already.";
    refuse_no_such_guest => "Không có khách nào như thế trong danh sách.", "There is no such guest.";
    refuse_not_listed(name) => "{name} không có trong danh sách đơn vị.", "{name} is not on the roster.";
    refuse_conflicts_not_counted(setting, value) => "Bộ tiêu chí ghi “{setting}: {value}”, nên cuộc họp này không nhận khai báo xung đột lợi ích.", "The criteria set says “{setting}: {value}”, so this meeting takes no declared conflicts of interest.";
    refuse_already_recused(officer, member) => "{officer} đã không biểu quyết về {member} rồi.", "{officer} has no vote about {member} as it is.";
    refuse_nothing_declared(officer) => "{officer} không khai báo gì về đoàn viên này, hoặc đã rút.", "{officer} has declared nothing about this member, or has taken it back.";
    refuse_not_recused(officer, member) => "{officer} có quyền biểu quyết về {member} nên không ra ngoài; về sớm thì ghi vắng ở điểm danh.", "{officer} has a vote about {member} and does not step out; whoever leaves early is noted as away.";
    refuse_not_in_room(officer) => "{officer} không ở trong phòng họp.", "{officer} is not in the room.";
    refuse_not_outside(officer) => "{officer} không ra ngoài.", "{officer} has not stepped out.";

    bundle_kind_guest_arrived => "khách đến", "a guest came";
    bundle_kind_guest_left => "khách về", "a guest left";
    bundle_kind_guest_returned => "khách trở lại", "a guest came back";
    bundle_kind_guest_struck => "xóa tên khách ghi nhầm", "a guest was struck out";
    bundle_kind_conflict => "khai xung đột lợi ích", "a conflict of interest";
    bundle_kind_conflict_withdrawn => "rút khai báo xung đột lợi ích", "a conflict was taken back";
    bundle_kind_stepped_out => "ủy viên ra ngoài", "an officer stepped out";
    bundle_kind_came_back => "ủy viên vào lại", "an officer came back";
}
