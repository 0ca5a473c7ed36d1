//! What is wrong with a file that somebody brings: the place, then one sentence.

catalogue! {
    column_lacking(column) => "Danh sách không có cột “{column}”.", "The roster has no column “{column}”.";
    column_lacking_near(column, near) => "Danh sách không có cột “{column}”; cột gần nhất là “{near}”.", "The roster has no column “{column}”; the nearest is “{near}”.";
    column_lacking_others(column, columns) => "Danh sách không có cột “{column}”; các cột riêng của danh sách: {columns}.", "The roster has no column “{column}”; its own columns are: {columns}.";
    paper_column_number => "STT", "No";
    paper_column_code => "Mã", "Code";
    paper_column_name => "Họ và tên", "Full name";
    paper_column_birth => "Ngày sinh", "Birth date";
    paper_column_sex => "Giới tính", "Sex";
    paper_column_group => "Tổ", "Group";
    paper_column_post => "Chức vụ", "Post";
    paper_column_duty => "Nhóm nhiệm vụ", "Duty group";
    paper_column_audience => "Đối tượng", "Audience";
    paper_column_office => "Ban chấp hành", "Committee";
    paper_column_joined => "Ngày vào công đoàn", "Joined";
    paper_column_reviewed => "Bình xét", "Reviewed";
    paper_column_criterion => "Tiêu chí", "Criterion";
    paper_column_event => "Sự việc", "Event";
    paper_column_own_mark => "Tự chấm", "Own mark";
    paper_column_group_mark => "Tổ chấm", "Group mark";
    paper_column_input => "Dữ kiện", "Fact";
    paper_column_value => "Giá trị", "Value";
    paper_column_note => "Ghi chú", "Note";
    paper_unit => "Đơn vị", "Unit";
    paper_male => "Nam", "Male";
    paper_female => "Nữ", "Female";
    paper_yes => "Có", "Yes";
    paper_no => "Không", "No";

    paper_at_line(line, fault) => "Dòng {line}: {fault}", "Line {line}: {fault}";
    paper_at_cell(line, column, fault) => "Dòng {line}, cột {column}: {fault}", "Line {line}, column {column}: {fault}";

    paper_at_person(person, column, fault) => "Danh sách, {person}, cột {column}: {fault}", "Roster, {person}, column {column}: {fault}";
    paper_not_a_count(value) =>
        "\"{value}\" không phải số lần. Hãy ghi số nguyên từ 0 trở lên.",
        "\"{value}\" is no count. Write a whole number from 0 on.";
    paper_not_a_number(value) => "\"{value}\" không phải là số.", "\"{value}\" is no number.";
    paper_outside(value, bounds) =>
        "\"{value}\" nằm ngoài khoảng cho phép. Hãy ghi số {bounds}.",
        "\"{value}\" lies outside what may be stated. Write a number {bounds}.";
    paper_unclear_percent(value) =>
        "\"{value}\" có thể hiểu theo hai cách. Hãy ghi cả dấu phần trăm, ví dụ 98% hoặc 0,98%.",
        "\"{value}\" can be understood in two ways. Write the percent sign as well, such as 98% or 0.98%.";
    paper_not_a_choice(value, options) =>
        "\"{value}\" không có trong các lựa chọn: {options}.",
        "\"{value}\" is none of these: {options}.";
    paper_unknown_input(value) =>
        "không bộ tiêu chí nào hỏi dữ kiện \"{value}\".",
        "no criteria set asks for \"{value}\".";
    paper_same_balance => "dữ kiện này của đoàn viên đã có ở dòng trên.", "this fact of the member stands on a line above.";

    paper_too_large(mebibytes) =>
        "Tệp lớn hơn {mebibytes} MB nên không được đọc.",
        "The file is larger than {mebibytes} MB and was not read.";
    paper_too_many_rows(rows) =>
        "bảng có hơn {rows} dòng nên không được đọc.",
        "the table has more than {rows} rows and was not read.";
    paper_is_spreadsheet =>
        "Đây là tệp bảng tính. Hãy mở nó, chọn Lưu thành và lưu dạng \"CSV UTF-8\".",
        "This is a spreadsheet file. Open it, choose Save As and save it as \"CSV UTF-8\".";
    paper_is_utf16 =>
        "Tệp được lưu bằng mã UTF-16. Hãy lưu lại dạng \"CSV UTF-8\".",
        "The file is saved in UTF-16. Save it again as \"CSV UTF-8\".";
    paper_not_utf8 =>
        "chữ ở đây không phải mã UTF-8. Hãy mở tệp trong bảng tính và lưu lại dạng \"CSV UTF-8\".",
        "the letters here are not UTF-8. Open the file in a spreadsheet and save it again as \"CSV UTF-8\".";
    paper_lost_letter =>
        "có chữ đã bị mất (hiện thành dấu \u{FFFD}) khi đổi bảng mã. Hãy lấy lại tệp gốc và lưu dạng \"CSV UTF-8\".",
        "a letter was lost (shown as \u{FFFD}) when the file was converted. Take the original and save it as \"CSV UTF-8\".";
    paper_open_quote =>
        "dấu nháy kép mở ở đây không được đóng lại đúng chỗ.",
        "the double quote opened here is not closed where its cell ends.";
    paper_no_header(wanted) =>
        "Không tìm thấy dòng tiêu đề trong các dòng đầu. Bảng cần có các cột: {wanted}.",
        "No header row was found in the first rows. The table needs the columns: {wanted}.";
    paper_no_column(column) => "thiếu cột \"{column}\".", "the column \"{column}\" is missing.";
    paper_column_twice => "có hai cột cùng tên này.", "two columns have this name.";
    paper_column_unused =>
        "bảng này không dùng cột như vậy. Hãy xoá hoặc đổi tên cột.",
        "this table has no use for such a column. Remove or rename it.";

    paper_under_no_heading(value) =>
        "\"{value}\" nằm ngoài các cột có tiêu đề.",
        "\"{value}\" stands under no heading.";
    paper_missing => "ô này còn trống.", "this cell is empty.";
    paper_not_a_code(value) =>
        "\"{value}\" không phải là mã. Mã chỉ gồm chữ, số, gạch nối, gạch dưới và dấu chấm, không quá 40 ký tự.",
        "\"{value}\" is no code. A code has only letters, digits, hyphens, underscores and dots, at most 40 in all.";
    paper_not_a_name(value) => "\"{value}\" không phải là tên.", "\"{value}\" is no name.";
    paper_too_long(longest) => "dài hơn {longest} ký tự.", "longer than {longest} letters.";
    paper_spelt_otherwise(text, meant, first) =>
        "“{text}” khác “{meant}” ở dòng {first} chỉ ở chữ hoa, chữ thường nên bị coi là khác nhau. Hãy viết một cách.",
        "“{text}” differs from “{meant}” on line {first} in capitals alone and would count as another. Write both alike.";
    paper_same_code(code, first) =>
        "mã {code} đã có ở dòng {first}.",
        "the code {code} is already on line {first}.";
    paper_not_a_date(value) =>
        "\"{value}\" không phải là ngày. Hãy viết ngày/tháng/năm, ví dụ 05/01/1990.",
        "\"{value}\" is no date. Write day/month/year, such as 05/01/1990.";
    paper_no_such_day(value) => "không có ngày {value} trong lịch.", "there is no {value} in the calendar.";
    paper_short_year(value) =>
        "ngày \"{value}\" cần ghi năm đủ bốn chữ số.",
        "the date \"{value}\" needs a year of four digits.";
    paper_unknown_sex(value) =>
        "không hiểu \"{value}\". Hãy ghi Nam hoặc Nữ.",
        "\"{value}\" is not understood. Write Male or Female.";
    paper_unknown_seat(value) =>
        "không hiểu \"{value}\". Hãy ghi Chủ tịch, Phó Chủ tịch hoặc Ủy viên; để trống nếu không thuộc ban chấp hành.",
        "\"{value}\" is not understood. Write Chair, Deputy Chair or Officer; leave it empty for others.";
    paper_unknown_answer(value) =>
        "không hiểu \"{value}\". Hãy ghi Có hoặc Không.",
        "\"{value}\" is not understood. Write Yes or No.";

    paper_strange_row(value) =>
        "không rõ dòng \"{value}\" là đoàn viên hay tên tổ. Tên tổ bắt đầu bằng Tổ, Nhóm hoặc Bộ phận.",
        "it is not clear whether the row \"{value}\" is a member or a group. A group begins with Tổ, Nhóm, Bộ phận or Group.";
    paper_below_end(name) =>
        "{name} đứng dưới dòng tổng cộng hoặc chữ ký, nơi bảng đã kết thúc. Hãy chuyển lên trên.",
        "{name} stands below the totals or signatures, where the table has ended. Move the row up.";

    paper_no_chair =>
        "Ban chấp hành chưa có Chủ tịch.",
        "The committee has no chair.";
    paper_two_chairs(first) =>
        "đã có một Chủ tịch ở dòng {first}.",
        "there is already a chair on line {first}.";
    paper_committee_size(officers, fewest, most) =>
        "Ban chấp hành có {officers} người; phải có từ {fewest} đến {most} người.",
        "The committee has {officers} officers; it must have {fewest} to {most}.";
    paper_nobody_reviewed =>
        "Không có ai được bình xét trong danh sách.",
        "Nobody on the roster is to be reviewed.";

    paper_unknown_member(code) =>
        "mã {code} không có trong danh sách.",
        "the code {code} is not on the roster.";
    paper_not_reviewed(name) =>
        "{name} không thuộc diện bình xét.",
        "{name} is not to be reviewed.";
    paper_other_name(name) =>
        "theo danh sách, mã này là của {name}.",
        "on the roster this code belongs to {name}.";
    paper_nothing_proposed =>
        "cả cột tự chấm và tổ chấm đều trống.",
        "neither the member nor the group has given a mark.";
    sample_evidence =>
        "báo cáo của tổ ngày 25: hai việc được giao quá hạn không có lý do",
        "the group's report of the 25th: two tasks overdue without a reason";
    paper_unknown_criterion(value) =>
        "bộ tiêu chí không có mục \"{value}\". Hãy ghi mã của tiêu chí như in trên phiếu.",
        "the criteria set has no \"{value}\". Write the criterion's code as the sheet has it.";
    paper_unknown_event(value) =>
        "tiêu chí này không có sự việc \"{value}\".",
        "the criterion has no event \"{value}\".";
    paper_not_a_mark(value) =>
        "\"{value}\" không phải mức chấm của tiêu chí này.",
        "\"{value}\" is no mark that the criterion allows.";
    paper_mark_unfit(value, why) => "\"{value}\": {why}", "\"{value}\": {why}";
    paper_same_proposal(first) =>
        "mục này của đoàn viên đã được chấm ở dòng {first}.",
        "this item of the member is already marked on line {first}.";
}
