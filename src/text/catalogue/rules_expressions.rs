//! What is wrong with an expression, and expressions in words.

catalogue! {
    trouble_stray_letter(letter) => "Ký tự “{letter}” không có nghĩa trong biểu thức.", "“{letter}” means nothing in an expression.";
    trouble_open_text => "Thiếu dấu ' đóng.", "The closing ' is missing.";
    trouble_bad_number => "Số viết không đúng; hãy viết như 8, 0.5 hoặc 80%.", "This is no number; write it like 8, 0.5 or 80%.";
    trouble_stray(word) => "“{word}” không đứng được ở đây.", "“{word}” cannot stand here.";
    trouble_ends => "Biểu thức hết giữa chừng.", "The expression ends too early.";
    trouble_too_deep => "Các dấu ngoặc lồng nhau quá sâu.", "Parentheses are nested too deeply.";
    trouble_too_long => "Biểu thức quá dài.", "The expression is too long.";
    trouble_chained => "Không so sánh liền nhau được; hãy nối bằng “and”.", "Comparisons cannot be chained; join them with “and”.";
    trouble_unclosed => "Thiếu dấu ) hoặc dấu phẩy.", "A ) or a comma is missing.";
    trouble_unknown_name(name) => "Không có tên “{name}”.", "There is no name “{name}”.";
    trouble_no_year(kind) => "Dữ kiện loại {kind} không cộng dồn theo năm được.", "Nothing accumulates over a year where the input is {kind}.";
    trouble_no_class_ballot(name) => "“{name}”: bộ này không bỏ phiếu về hạng (“voting” chưa có “classes”).", "“{name}”: no ballot on the classes is held (“voting” has no “classes”).";
    trouble_no_title_ballot(name) => "“{name}”: danh hiệu này không bỏ phiếu (chưa có “votes”).", "“{name}”: no ballot on this title is held (it has no “votes”).";
    trouble_not_here(name) => "Chỗ này chưa biết giá trị của “{name}”.", "“{name}” has no value yet at this point.";
    trouble_unknown_function(name) => "Không có hàm “{name}”.", "There is no function “{name}”.";
    trouble_arguments(function, wants) => "Hàm “{function}” cần {wants} giá trị.", "“{function}” takes {wants} values.";
    trouble_wants(wanted, found) => "Chỗ này cần {wanted}, nhưng đây là {found}.", "This must be {wanted} but is {found}.";
    trouble_unlike(left, right) => "Không so sánh được {left} với {right}.", "{left} cannot be compared with {right}.";
    trouble_no_order(kind) => "Với {kind} chỉ so sánh được = và !=.", "For {kind} there is only = and !=.";
    trouble_not_an_option(name) => "Giá trị “{name}” không bao giờ xảy ra ở đây.", "“{name}” can never occur here.";
    trouble_not_a_date(text) => "“{text}” không phải ngày; hãy viết như '2026-10-01'.", "“{text}” is no day; write it like '2026-10-01'.";
    trouble_not_whole => "Số chữ số thập phân phải là số nguyên từ 0 đến 9 viết sẵn.", "The number of decimals must be written out, from 0 to 9.";
    trouble_divides_by_nought => "Không chia cho 0 được.", "Nothing can be divided by 0.";

    kind_number => "số", "a number";
    kind_truth => "điều kiện (đúng/sai)", "true or false";
    kind_text => "chữ", "a text";
    kind_set => "tập hợp", "a set";
    kind_date => "ngày", "a day";

    word_true => "đúng", "true";
    word_false => "sai", "false";
    word_not(inner) => "không ({inner})", "not ({inner})";
    word_both(left, right) => "{left} và {right}", "{left} and {right}";
    word_either(left, right) => "{left} hoặc {right}", "{left} or {right}";
    word_no_class => "không hạng nào", "no class";
    word_nothing => "không có gì", "nothing";
    word_one_of(first, others) => "{first} là một trong ({others})", "{first} is one of ({others})";
    word_member_of(first, set) => "{first} thuộc {set}", "{first} is among {set}";

    name_total => "tổng điểm", "total";
    name_max_total => "tổng điểm tối đa", "maximum total";
    name_zeros => "số tiêu chí 0 điểm", "criteria at 0";
    name_class => "hạng", "class";
    name_period_start => "ngày đầu kỳ", "first day of the period";
    name_period_end => "ngày cuối kỳ", "last day of the period";
    name_period_month => "tháng cuối kỳ", "last month of the period";
    name_period_year => "năm cuối kỳ", "calendar year of the period";
    name_year_start => "ngày đầu năm của đơn vị", "first day of the unit's year";
    name_exempted(event) => "số lần được miễn “{event}”", "number excused of “{event}”";
    name_happened(event) => "số lần “{event}”", "number of “{event}”";
    name_year(input) => "{input} từ đầu năm", "{input} since the year began";
    name_unit_mean_total => "điểm trung bình của đơn vị", "mean total of the unit";
    name_unit_members => "số người được xếp hạng của đơn vị", "members ranked in the unit";
    name_unit_class => "hạng của đơn vị", "class of the unit";
    name_ballot(choice) => "tỷ lệ phiếu cho {choice}", "share of the votes for {choice}";
    past_months => "các tháng năm nay", "the months of this year";
    past_quarters => "các quý năm nay", "the quarters of this year";
    past_halves => "các kỳ sáu tháng năm nay", "the halves of this year";
    past_terms => "các học kỳ năm nay", "the terms of this year";
    past_rounds => "các đợt năm nay", "the rounds of this year";
    past_years => "các năm trước", "earlier years";
    past_meetings(kind) => "số lần đã xét trong {kind}", "meetings about {kind}";
    past_count(class, kind) => "số lần {class} trong {kind}", "times {class} in {kind}";
    past_run(class, kind) => "số lần {class} liên tiếp gần nhất trong {kind}", "latest times {class} in a row in {kind}";
    past_last(class, kind) => "ngày gần nhất {class} trong {kind}", "latest day {class} in {kind}";
    past_sum(input, kind) => "cộng {input} {kind}", "sum of {input} over {kind}";
    past_mean_total(kind) => "trung bình tổng điểm {kind}", "mean total of {kind}";
    past_weighted_total(kind) => "trung bình tổng điểm {kind}, tính theo số tháng", "mean total of {kind}, weighted by months";
    past_mean_share(kind) => "trung bình tỷ lệ điểm đạt {kind}", "mean share of the maximum in {kind}";
    name_section(code) => "điểm mục {code}", "points of section {code}";

    field_group => "tổ", "group";
    field_role => "chức vụ công đoàn", "union role";
    field_duty => "nhóm nhiệm vụ", "duty group";
    field_post => "chức danh", "post";
    field_audience => "đối tượng", "audience";
    field_sex => "giới tính", "sex";
    field_birth => "ngày sinh", "date of birth";
    field_joined => "ngày vào", "date of joining";

    function_min => "nhỏ nhất", "least of";
    function_max => "lớn nhất", "greatest of";
    function_clamp => "giữ trong khoảng", "held between";
    function_round => "làm tròn", "rounded";
    function_count => "số điều đúng", "number that hold of";
    function_any => "ít nhất một", "any of";
    function_all => "tất cả", "all of";
    function_share => "tỷ lệ điều đúng", "share that hold of";
    function_days => "số ngày", "days between";
    function_months => "số tháng", "months between";
    function_size => "số mục trong", "number in";
}
