//! What is wrong with a marks file.

catalogue! {
    marks_at_line(line, wrong) => "Dòng {line}: {wrong}", "Line {line}: {wrong}";
    marks_at(line, path, wrong) => "Dòng {line}, {path}: {wrong}", "Line {line}, {path}: {wrong}";
    marks_in_file(file, line, column) => "{file}, dòng {line}, cột {column}:", "{file}, line {line}, column {column}:";
    marks_set_fault(place, fault) => "Bộ tiêu chí, {place}: {fault}", "Criteria set, {place}: {fault}";
    marks_not_utf8 => "Chữ không ghi bằng UTF-8; hãy lưu lại tệp dạng UTF-8.", "The text is not UTF-8; save the file as UTF-8.";
    marks_utf16 => "Tệp ghi bằng UTF-16; hãy lưu lại dạng UTF-8.", "The file is in UTF-16; save it as UTF-8.";
    marks_too_often(most) => "Số lần nhiều nhất là {most}.", "It can be {most} times at most.";
    marks_too_long(megabytes) => "Dài hơn {megabytes} MB nên không được đọc.", "This is longer than {megabytes} MB and was not read.";
    marks_too_many_members(most) =>
        "Tệp có hơn {most} đoàn viên; hãy chia thành nhiều tệp.",
        "The file has more than {most} members; split it into several files.";
    marks_no_members =>
        "Không có danh sách members; nếu mỗi đoàn viên một dòng thì phần đầu phải nằm trọn trên dòng đầu tiên.",
        "There is no list of members; where each member has a line, the head must stand on the first line alone.";
    marks_wrong_format => "Không phải định dạng “binhxet.marks/1”.", "The format is not “binhxet.marks/1”.";
    marks_not_a_code(code) =>
        "“{code}” không phải là mã đoàn viên. Mã bắt đầu bằng chữ hoặc số, chỉ gồm chữ, số, gạch nối, gạch dưới và dấu chấm, không quá 40 ký tự.",
        "“{code}” is no member's id. It begins with a letter or digit and has only letters, digits, hyphens, underscores and dots, at most 40 in all.";
    marks_same_member(first) =>
        "Đoàn viên này đã có ở dòng {first}.",
        "This member is already on line {first}.";
    marks_long_text(most) => "Dài hơn {most} ký tự.", "This is longer than {most} letters.";
    marks_unknown_input(name) => "Bộ tiêu chí không có dữ kiện “{name}”.", "The criteria set has no input “{name}”.";
    marks_unknown_criterion(name) => "Bộ tiêu chí không có tiêu chí “{name}”.", "The criteria set has no criterion “{name}”.";
    marks_unknown_exemption(name) =>
        "Nội dung này không có lý do miễn “{name}”.",
        "This event has no excusing reason “{name}”.";
    marks_unknown_gate(name) => "Bộ tiêu chí không có điều kiện “{name}”.", "The criteria set has no gate “{name}”.";
    marks_unknown_unit_class_known(name, known) => "Không quy định nào nói đến đơn vị hạng “{name}”; các quy định nói đến: {known}.", "No rule names a unit in “{name}”; the rules name: {known}.";
    marks_unknown_unit_class(name) => "Không quy định nào nói đến đơn vị hạng “{name}”.", "No rule names a unit in “{name}”.";
    marks_class_votes_unused => "Số phiếu cho các hạng không dùng đến ở đây: chỉ cuộc họp mới đối chiếu phiếu với hạng theo điểm.", "The votes for the classes are not used here: only a meeting sets them against the class by points.";
    marks_decision_unused => "Quyết định của Ban Chấp hành không dùng đến ở đây: chỉ quyết định khi kết quả được đưa ra Ban Chấp hành.", "The committee's decision is not used here: it decides only what is referred to it.";
    marks_unknown_title(name) => "Bộ tiêu chí không có danh hiệu “{name}”.", "The criteria set has no title “{name}”.";
    marks_unknown_ballot(name) =>
        "Bộ tiêu chí không có hạng hay danh hiệu “{name}”.",
        "The criteria set has no class or title “{name}”.";
    marks_not_a_finding(gate) =>
        "“{gate}” được tính từ dữ kiện, không phải điều để kết luận.",
        "“{gate}” follows from facts; it is nothing to find.";
    marks_points_of_exempt =>
        "Việc được miễn không trừ điểm; chỉ ghi số điểm hoặc lý do miễn.",
        "What is excused takes no points; give either the points or the reason.";
    marks_not_a_choice(text) => "“{text}” không thuộc các lựa chọn của dữ kiện này.", "“{text}” is no choice of this input.";
    marks_outside(bounds) =>
        "Số này nằm ngoài khoảng cho phép; hãy ghi số {bounds}.",
        "This lies outside what may be stated; write a number {bounds}.";
    marks_percent_outside(bounds) =>
        "Số này nằm ngoài khoảng cho phép ({bounds}). 98% viết là \"98%\" hoặc 0.98.",
        "This lies outside what may be stated ({bounds}). 98% is written \"98%\" or 0.98.";
    marks_spelt_otherwise(text, meant) =>
        "“{text}” khác “{meant}” chỉ ở chữ hoa, chữ thường nên bị coi là khác nhau. Hãy viết một cách: “{meant}”.",
        "“{text}” differs from “{meant}” in capitals alone and would count as another. Write both alike: “{meant}”.";
    marks_other_kind(given, set) =>
        "Tệp là của kỳ “{given}”, còn bộ tiêu chí dùng cho kỳ “{set}”.",
        "The file is about a period of the kind “{given}”, the criteria set is for “{set}”.";
    marks_not_a_period =>
        "Cần một kỳ như \"2026-11\", \"2026-Q4\", \"2026-H2\", \"2026-T1\", \"2026\", \"2026-R3\", hoặc kind với start và end.",
        "A period such as \"2026-11\", \"2026-Q4\", \"2026-H2\", \"2026-T1\", \"2026\" or \"2026-R3\" must stand here, or a kind with start and end.";
    marks_ends_first => "Ngày cuối sớm hơn ngày đầu.", "The last day comes before the first.";
    marks_not_before =>
        "Kỳ này không ở trước kỳ của tệp. Hãy bỏ đi.",
        "This period does not lie before the file's own. Leave it out.";
    marks_round_not_before =>
        "Kỳ này không ở trước kỳ của tệp. Hãy bỏ đi; đợt không ghi ngày được tính là cả năm, nên nếu cần hãy ghi kind, start và end.",
        "This period does not lie before the file's own. Leave it out; a round without days takes its whole year, so write kind, start and end where needed.";
    marks_same_period =>
        "Kỳ này đã có trong danh sách; mỗi kỳ chỉ ghi một cuộc họp. Hãy giữ lại kết quả sau cùng.",
        "This period stands in the list already; a period has one meeting. Keep the latest result.";
    marks_no_default =>
        "Bộ tiêu chí không có hạng mặc định nên không có gì để chuyển hạng.",
        "The criteria set has no default class, so nobody is moved away from it.";
    marks_no_set_for(audience) =>
        "Không có bộ tiêu chí cho đối tượng “{audience}”.",
        "There is no criteria set for the audience “{audience}”.";
    marks_no_audience =>
        "Thiếu đối tượng (fields.audience), mà không có bộ tiêu chí \"*\" cho những người còn lại.",
        "The audience (fields.audience) is missing, and there is no criteria set \"*\" for everybody else.";
    marks_no_committee =>
        "Phải biết số ủy viên để tính phiếu này; hãy ghi committee ở phần đầu.",
        "The size of the committee must be known for this vote; write committee in the head.";
    marks_too_many_voters =>
        "Nhiều hơn số người có thể có.",
        "These are more than there can be.";
    marks_no_criteria =>
        "Tệp không nêu bộ tiêu chí; hãy ghi criteria ở phần đầu hoặc dùng --criteria.",
        "The file names no criteria set; write criteria in the head or use --criteria.";
    marks_not_beside(name) =>
        "“{name}” phải là tên tệp tính từ thư mục của tệp này, không bắt đầu bằng / và không có “..”.",
        "“{name}” must name a file from this file's folder on, without a leading / and without “..”.";
    marks_unreadable(why) => "Không đọc được tệp bộ tiêu chí: {why}", "The file of the criteria set cannot be read: {why}";
    marks_wants_count => "một số nguyên không âm", "a whole number that is not negative";
    marks_wants_truth => "true hoặc false", "true or false";
    marks_wants_day => "một ngày dạng \"2026-12-31\"", "a day such as \"2026-12-31\"";
    marks_wants_mark =>
        "số điểm, mã mức, true hoặc false, hoặc danh sách các phiếu chấm như vậy",
        "points, a level's id, true or false, or a list of such votes";
    marks_wants_occurrences =>
        "số lần, hoặc một nhóm { } có count, hoặc danh sách các nhóm đó",
        "a number of times, an object { } with count, or a list of these";
}
