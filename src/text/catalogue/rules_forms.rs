//! What is wrong with a criteria set, as it is said to somebody who fills in a form.

catalogue! {
    form_not_a_day => "Hãy viết ngày như 31/12/2026.", "Write the day like 31/12/2026.";
    form_no_number => "Chưa phải một số: viết như 8, 8,5 hoặc 2/3.", "This is no number yet: write it like 8, 8.5 or 2/3.";
    form_not_exact => "Số này không giữ được chính xác: viết như 8, 8,5 hoặc 2/3.", "This number cannot be kept exactly: write it like 8, 8.5 or 2/3.";
    form_bad_id(id) => "“{id}” không dùng được ở đây: chỉ viết 1–48 chữ cái không dấu, chữ số và dấu _.", "“{id}” will not do here: write 1 to 48 plain letters, digits and underscores.";
    form_double_id(id) => "“{id}” đứng ở hai chỗ: hãy đổi một trong hai.", "“{id}” stands in two places: change one of them.";
    form_above_max(max) => "Vượt quá điểm tối đa của tiêu chí ({max}); mất cả tiêu chí thì chọn tác động “mất cả tiêu chí”.", "This is more than the criterion's {max} points; if the whole criterion is lost, choose “all is lost”.";
    form_limit_sign => "Giới hạn phải cùng dấu với điểm mỗi lần và khác 0; “mất cả tiêu chí” và “chỉ ghi nhận” không có giới hạn.", "A limit has the sign of its effect and is not nought; “all is lost” and “only noted” have none.";
    form_mixed_group => "Các sự việc trong một nhóm phải cùng trừ hoặc cùng cộng, và không phải “mất cả tiêu chí” hay “chỉ ghi nhận”.", "The events of a group must all add or all deduct, and none may be “all is lost” or “only noted”.";
    form_not_a_share => "Phần phải trong khoảng 0 đến 1: “ít nhất” lớn hơn 0, “hơn” nhỏ hơn 1.", "A share lies between 0 and 1: “at least” above 0, “more than” below 1.";
    form_not_a_part => "Tỷ lệ phải từ 0 đến 1; 20 phần trăm viết là 20%.", "A share lies between 0 and 1; twenty percent is written 20%.";
    form_default_outside(bounds) => "Giá trị này nằm ngoài khoảng cho phép ({bounds}); 98 phần trăm viết là 98%.", "This lies outside what may be stated ({bounds}); 98 percent is written 98%.";
    form_penalty_limits => "Phần chỉ trừ điểm không có giới hạn riêng: dòng “Trừ nhiều nhất” đã nói điều ấy.", "A section that only takes away has no limits of its own: “At most” says how much it may take.";
    form_penalty_start => "Trong phần chỉ trừ điểm, cách tính là “từ 0 rồi cộng”, hoặc “theo công thức” cho số từ 0 trở xuống.", "In a section that only takes away a criterion starts at “nought, then added”, or by a formula that gives 0 or less.";
    form_penalty_adds => "Trong phần chỉ trừ điểm, sự việc nào cũng phải trừ.", "In a section that only takes away every event must deduct.";
    form_penalty_elsewhere => "Trong phần chỉ trừ điểm, với người khác chỉ có thể “bỏ khỏi phiếu”.", "In a section that only takes away, for others it can only be “leaves the sheet”.";
    form_otherwise_beside_default => "Có hạng ban đầu thì ai không giữ được hạng ấy phải do tập thể quyết định: ở đây chỉ chọn được “Ban Chấp hành quyết định”.", "Where everybody starts in a class, whoever is barred from it is referred: only “the committee decides” may stand here.";
    form_no_floor(class) => "Hạng “{class}” chưa có điểm sàn.", "The class “{class}” has no floor yet.";
    form_lowers_upwards(steps) => "Số bậc viết không có dấu trừ; để nâng hạng, chọn hậu quả “nâng bậc”: {steps}.", "A number of classes has no minus; to go up, choose the effect “raise”: {steps}.";
    form_raises_downwards(steps) => "Số bậc viết không có dấu trừ; để hạ hạng, chọn hậu quả “hạ bậc”: {steps}.", "A number of classes has no minus; to go down, choose the effect “lower”: {steps}.";
    form_input_of_unit => "Tỷ lệ theo một dữ kiện chỉ tính trong từng tổ hoặc từng nhóm nhiệm vụ: cả đơn vị không có chung dữ kiện ấy.", "A share by a fact is counted within each group or each group of duties only: the whole unit has no such fact in common.";
    form_not_a_choice(name) => "Dữ kiện “{name}” không phải loại “một trong các mục”; bảng tỷ lệ cần dữ kiện loại ấy.", "The fact “{name}” is not “one of some”; a table needs a fact of that kind.";
    form_marks_reversed => "“Từ” lớn hơn “Đến”.", "“From” is greater than “To”.";
    form_no_class_ballot(name) => "“{name}”: bộ này không bỏ phiếu về hạng (phần Biểu quyết, dòng “Bỏ phiếu hạng”).", "“{name}”: no ballot on the classes is held (see “Ballot on classes” under Voting).";
    form_no_title_ballot(name) => "“{name}”: danh hiệu này không bỏ phiếu (dòng “Phải bỏ phiếu” của danh hiệu).", "“{name}”: no ballot on this title is held (see “Is voted on” of the title).";

    form_advice_never_named => "Điền điều kiện của hạng, hoặc chọn hạng này ở “Không khớp hạng nào”, hoặc bỏ hạng.", "Give it a condition, choose it at “Who fits no class”, or take it out.";
    form_advice_no_class => "Nếu không định để ban chấp hành quyết định thì nới điều kiện của một hạng, hoặc ở “Không khớp hạng nào” chọn hạng thấp nhất.", "If the committee is not meant to decide, widen the condition of a class, or choose the lowest class at “Who fits no class”.";
    form_advice_force => "Nếu chỉ muốn hạ, chọn hậu quả “cao nhất là hạng”.", "If it should only lower, choose the effect “this class at most”.";
    form_advice_percent_beside_number => "Nếu là tỷ lệ thì chọn loại dữ kiện “phần trăm”, hoặc điền “Nhiều nhất” là 1; nếu không thì bỏ dấu %.", "If it is a share, choose the kind “a percentage”, or let “At most” be 1; else leave the % out.";
    form_advice_share => "Thêm một nơi nhận luôn áp dụng, hoặc chọn “bỏ khỏi phiếu”.", "Name a recipient that always applies, or choose “leaves the sheet”.";
    form_advice_rounds_received => "Bỏ “Làm tròn” ở tiêu chí ấy, và nếu cần thì làm tròn tổng.", "Take “Rounded” out of the criterion, and round the total where that is wanted.";
    form_advice_out_of_reach => "Phiếu của họ ít điểm hơn: so với “max_total”, như “total >= 90% * max_total”, hoặc chọn “quy đổi trong phần”, “chia điểm cho mục khác”.", "Their sheet has fewer points: compare with “max_total”, as in “total >= 90% * max_total”, or choose “the section is scaled” or “shared with others”.";
}
