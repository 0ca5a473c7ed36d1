//! Why the meeting does not do what was asked: one sentence each.

catalogue! {
    refuse_phase(phase) => "Việc này không làm được lúc này: cuộc họp đang ở bước {phase}.", "This cannot be done now: the meeting is at the step “{phase}”.";
    refuse_quorum(present, needed, missing) => "Chưa đủ số người dự họp: có {present}, cần {needed}, còn thiếu {missing}.", "No quorum: {present} present, {needed} needed, {missing} missing.";
    refuse_roll_unfinished(count) => "Còn {count} ủy viên chưa điểm danh.", "{count} officers have not answered the roll.";
    refuse_office_empty(officer) => "{officer} giữ việc chủ trì hoặc thư ký nhưng không có mặt; hãy điểm danh lại và chọn người thay.", "{officer} chairs or keeps the minutes but is not present; go to the roll and choose who takes over.";
    refuse_nothing_to_do => "Không còn gì để làm ở đây.", "There is nothing left to do here.";
    refuse_not_an_officer(name) => "{name} không phải ủy viên Ban Chấp hành.", "{name} is not an officer of the committee.";
    refuse_not_a_member(name) => "{name} không được xét trong cuộc họp này.", "{name} is not under review in this meeting.";
    refuse_no_such_item => "Bộ tiêu chí không có mục này.", "The criteria set has no such item.";
    refuse_sheet_done(name) => "Phiếu của {name} đã thông qua; muốn sửa phải nêu lý do.", "The sheet of {name} is accepted; changing it takes a correction with a reason.";
    refuse_sheet_open(name) => "Phiếu của {name} chưa thông qua nên không có gì để sửa.", "The sheet of {name} is not accepted yet, so there is nothing to correct.";
    refuse_already_asked => "Mục này đã được ghi là có ý kiến khác.", "This item is in dispute already.";
    refuse_not_asked => "Mục này không có ý kiến khác nên không cần biểu quyết.", "Nobody disputes this item, so there is nothing to vote on.";
    refuse_already_decided => "Mục này đã biểu quyết; muốn sửa phải nêu lý do.", "This item has been voted on; changing it takes a correction with a reason.";
    refuse_needs_evidence => "Điều kiện loại phải được nêu kèm căn cứ.", "A disqualification has to be raised with evidence.";
    refuse_open_questions(count) => "Phiếu còn {count} mục cần biểu quyết.", "{count} items of this sheet still have to be voted on.";
    refuse_open_sheets(count) => "Còn {count} phiếu chưa xong.", "{count} sheets are not done yet.";
    refuse_incomplete(names) => "Chưa đủ dữ kiện để xếp loại: {names}.", "Facts are missing, so there is no class yet for: {names}.";
    refuse_facts_missing(facts) => "Chưa họp được với bộ tiêu chí này: {facts} Hãy bổ sung vào danh sách rồi chuẩn bị lại.", "No meeting can be held with these criteria: {facts} Add what is missing to the roster, then prepare the meeting again.";
    refuse_not_a_fact(input) => "Giá trị này không hợp với “{input}”.", "That value is no answer to “{input}”.";
    refuse_same_fact => "Đã ghi như vậy.", "That is recorded already.";
    refuse_no_default_class => "Bộ tiêu chí này không có hạng ban đầu để chuyển.", "These criteria have no class in which everybody begins.";
    refuse_no_such_class => "Bộ tiêu chí không có hạng này.", "The criteria set has no such class.";
    refuse_not_referred(name) => "{name} không thuộc diện Ban Chấp hành phải quyết định.", "{name} is not left to the committee to decide.";
    refuse_ballot_open => "Đang có một mục được biểu quyết; hãy kết thúc mục đó trước.", "A vote is open; close it first.";
    refuse_no_ballot => "Không có mục nào đang biểu quyết.", "No vote is open.";
    refuse_not_entitled(officer) => "{officer} không biểu quyết mục này.", "{officer} takes no part in this vote.";
    refuse_already_voted(officer) => "{officer} đã biểu quyết; muốn sửa phải nêu lý do.", "{officer} has voted; changing it takes a reason.";
    refuse_not_voted(officer) => "{officer} chưa biểu quyết.", "{officer} has not voted.";
    refuse_same_choice => "Đã chọn như vậy; bấm số khác để sửa.", "That is the choice already; press another digit to correct it.";
    refuse_wrong_kind => "Lựa chọn này không trả lời điều đang biểu quyết.", "That is no answer to what is voted on.";
    refuse_nobody_voted => "Chưa ai biểu quyết nên chưa có gì để kết thúc. Esc: hủy biểu quyết.", "Nobody has voted, so there is nothing to close. Esc calls the vote off.";
    refuse_votes_given => "Đã có người biểu quyết; muốn hủy phải nêu lý do.", "Votes have been given; calling the vote off takes a reason.";
    refuse_not_free(officer) => "{officer} vắng mặt hoặc đang giữ việc kia.", "{officer} is away or has the other duty.";
    refuse_votes_missing(count) => "Còn {count} người chưa biểu quyết.", "{count} have not voted yet.";
    refuse_nobody_may_decide(name) => "Không ai có mặt được quyết định về {name}.", "Nobody present may decide about {name}.";
    refuse_wrong_offices => "Chủ trì và thư ký phải là hai ủy viên khác nhau của Ban Chấp hành.", "The chair and the secretary must be two different officers of the committee.";
    refuse_unwritable => "Chương trình không viết được sự việc này; không có gì được ghi.", "The program could not write this down; nothing was recorded.";
}
