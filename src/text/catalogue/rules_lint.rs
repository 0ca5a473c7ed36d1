//! What the lint proves about a criteria set.

catalogue! {
    lint_class_taken(class, above) => "Không ai vào được hạng “{class}”: ai đủ điều kiện của hạng này đều đã thuộc hạng đứng trên, như “{above}”.", "Nobody can reach “{class}”: whoever meets its condition already falls in a class above, such as “{above}”.";
    lint_class_contradictory(class) => "Điều kiện của hạng “{class}” không bao giờ đúng.", "The condition of “{class}” can never hold.";
    lint_class_left_nothing(class, above) => "Không ai vào được hạng “{class}”: các hạng đứng trên đã nhận mọi trường hợp, kể cả thấp nhất, như “{above}”.", "Nobody can reach “{class}”: the classes above take every case, even the lowest, such as “{above}”.";
    lint_class_never_named(class) => "Hạng “{class}” không có điều kiện, và không quy định nào đưa ai vào hạng này.", "“{class}” has no condition, and nothing leads anybody there.";
    lint_class_condition_idle(class) => "Điều kiện của hạng “{class}” không quyết định được trường hợp nào; chỉ quy định khác mới đưa vào hạng này.", "The condition of “{class}” decides no case; only other rules lead there.";
    lint_default_barred(class) => "Mọi người khởi đầu ở hạng “{class}”, nhưng điều kiện của hạng này không bao giờ đúng.", "Everybody starts in “{class}”, but its condition can never hold.";
    lint_no_class(totals) => "Có trường hợp không khớp hạng nào, tổng điểm {totals}.", "Some cases fit no class, with a total {totals}.";
    lint_out_of_order(better, worse) => "Chỉ thêm điểm mà lại xuống hạng: từ “{better}” thành “{worse}”.", "More points alone lead to a worse class: from “{better}” to “{worse}”.";
    lint_quota_nobody(class) => "Tỷ lệ khống chế không cho ai ở hạng “{class}”.", "This quota allows nobody in “{class}”.";
    lint_quota_of_nobody(class, of) => "Tỷ lệ của hạng “{class}” tính trên hạng “{of}”, mà không ai vào được hạng “{of}”.", "The quota of “{class}” is a share of “{of}”, which nobody can reach.";
    lint_quota_class(quota, class, set) => "Tỷ lệ chung “{quota}” nói đến hạng “{class}”, nhưng bộ tiêu chí “{set}” không có hạng này.", "The quota “{quota}” over the whole unit names the class “{class}”, which the set “{set}” lacks.";
    lint_quota_loose(class) => "Tỷ lệ khống chế của hạng “{class}” cho phép tất cả mọi người, nên không hạn chế ai.", "The quota of “{class}” allows everybody, so it limits nobody.";
    lint_quota_looser(class, other) => "Tỷ lệ này của hạng “{class}” không có tác dụng, vì “{other}” đã chặt hơn.", "This quota of “{class}” has no effect, because “{other}” is stricter.";
    lint_input_unused(input) => "Dữ kiện “{input}” không được dùng ở đâu.", "Nothing uses the input “{input}”.";
    lint_gate_never(gate) => "“{gate}” không bao giờ xảy ra: không trường hợp nào thoả điều kiện này.", "“{gate}” can never fire: no case meets its condition.";
    lint_gate_idle(gate) => "“{gate}” không làm thay đổi gì, kể cả khi xảy ra.", "“{gate}” changes nothing, even when it fires.";
    lint_force_raises(gate, class) => "“{gate}” có thể nâng người đang ở hạng thấp hơn, hoặc không khớp hạng nào, lên hạng “{class}”.", "“{gate}” may raise somebody from a lower class, or from none, to “{class}”.";
    lint_share_vanishes(criterion) => "Khi {criterion} không áp dụng, có thể không còn tiêu chí nào nhận điểm của nó; điểm đó mất khỏi phiếu.", "Where {criterion} does not apply, there may be nobody left to receive its points; they leave the sheet.";
    lint_event_idle(event, criterion) => "“{event}” không làm thay đổi điểm của {criterion}: điểm đã ở mức giới hạn.", "“{event}” cannot change the points of {criterion}: they stand at the limit already.";
    lint_levels_equal(level, other) => "Mức “{level}” được bằng điểm mức “{other}”.", "The level “{level}” brings as many points as “{other}”.";
    lint_cap_never_reached(section) => "Mức trần điểm thưởng của “{section}” lớn hơn tổng điểm các tiêu chí, nên không bao giờ dùng đến.", "The cap of the bonus section “{section}” lies above what its criteria add up to, so it is never reached.";
    lint_never_applies(criterion) => "{criterion} không áp dụng cho ai.", "{criterion} applies to nobody.";
    lint_always_applies(criterion) => "{criterion} áp dụng cho mọi người, nên điều kiện áp dụng là thừa.", "{criterion} applies to everybody, so its condition says nothing.";
    lint_past_of_whole_year(name, here) => "“{name}” tính từ đầu năm, không riêng kỳ này; riêng kỳ này là “{here}”.", "“{name}” looks at the whole year so far, not at this period alone; that would be “{here}”.";
    lint_read_off_sheet(criterion, max) => "Với người mà mục {criterion} không áp dụng, điều kiện này coi mục {criterion} là đủ {max} điểm.", "For whom {criterion} does not apply, this condition takes {criterion} for full marks ({max}).";
    lint_past_unknown(name, id) => "“{name}”: bộ này không có hạng hay danh hiệu “{id}”.", "“{name}”: this set has neither a class nor a title “{id}”.";
    lint_past_unknown_near(name, id, near) => "“{name}”: bộ này không có hạng hay danh hiệu “{id}”; gần giống nhất là “{near}”.", "“{name}”: this set has neither a class nor a title “{id}”; the nearest is “{near}”.";
    lint_past_never_here(name) => "“{name}” không bao giờ có gì: không kỳ nào loại ấy nằm trong kỳ này.", "“{name}” never finds anything: no such period lies within this one.";

    lint_advice_class_taken => "Đặt hạng này lên trên, hoặc nâng điều kiện của hạng đứng trên.", "Move this class up, or raise the condition of the class above.";
    lint_advice_contradictory => "So lại các điều kiện với điểm tối đa và với nhau.", "Compare the conditions with the maximum and with one another.";
    lint_advice_left_nothing => "Nâng điều kiện của hạng ngay trên, hoặc bỏ hạng này.", "Raise the condition of the class right above, or take this class out.";
    lint_advice_never_named => "Thêm điều kiện “when”, hoặc ghi hạng này trong “otherwise”, hoặc bỏ hạng.", "Give it a “when”, name it in “otherwise”, or take it out.";
    lint_advice_condition_idle => "Bỏ điều kiện, hoặc sửa cho đúng ý.", "Take the condition out, or correct it.";
    lint_advice_no_class => "Nới điều kiện của một hạng, hoặc ghi “otherwise” là hạng thấp nhất.", "Widen the condition of a class, or let “otherwise” name the lowest class.";
    lint_advice_out_of_order => "Xếp các hạng từ cao xuống thấp, và bỏ mức trên trong điều kiện của hạng tốt hơn.", "List the classes from the best down, and take the upper bound out of the better class's condition.";
    lint_advice_quota_nobody => "Sửa con số, hoặc bỏ tỷ lệ này.", "Correct the number, or take the quota out.";
    lint_advice_quota_class => "Dùng mã hạng giống nhau trong các bộ tiêu chí của cuộc họp.", "Use the same ids of classes in all sets of the meeting.";
    lint_advice_quota_loose => "Kiểm tra lại con số; nếu không cần khống chế thì bỏ.", "Check the number; if no limit is meant, take it out.";
    lint_advice_input => "Bỏ dữ kiện này, hoặc đưa vào một điều kiện.", "Take it out, or use it in a condition.";
    lint_advice_gate_never => "Kiểm tra dấu so sánh và con số trong điều kiện.", "Check the comparison and the numbers of the condition.";
    lint_advice_gate_idle => "Kiểm tra lại hệ quả của điều kiện này.", "Check the effect of this gate.";
    lint_advice_force => "Nếu chỉ muốn hạ, hãy dùng “at_most”.", "If it should only lower, use “at_most”.";
    lint_advice_share => "Thêm một nơi nhận luôn áp dụng, hoặc dùng “excluded”.", "Name a recipient that always applies, or use “excluded”.";
    lint_advice_event => "Kiểm tra dấu của điểm và cách khởi điểm của tiêu chí.", "Check the sign of the points and where the criterion starts.";
    lint_advice_levels => "Kiểm tra lại điểm của hai mức.", "Check the points of both levels.";
    lint_advice_cap => "Kiểm tra mức trần hoặc điểm tối đa của các tiêu chí.", "Check the cap, or the maxima of the criteria.";
    lint_advice_applies => "Kiểm tra điều kiện áp dụng.", "Check the condition of who it applies to.";
    lint_advice_past_of_whole_year => "Nếu đúng là tính từ đầu năm thì để nguyên.", "Leave it where the year so far is meant.";
    lint_advice_read_off_sheet => "Muốn khác thì hỏi thêm điều kiện áp dụng của mục ấy; “below(50%)” chỉ đếm các mục có trên phiếu.", "If something else is meant, ask also for whom it applies; “below(50%)” counts only what is on the sheet.";
    lint_advice_past_unknown => "Nếu là của bộ khác, xem đúng mã trong bộ ấy chưa; mã viết sai thì không tìm được lần nào.", "Where it is another set's, look its id up there; a misspelt id is never found.";
    lint_advice_past_never_here => "Bỏ “here” để tính từ đầu năm, hoặc chọn loại kỳ ngắn hơn.", "Take “here” out to look at the year so far, or ask about shorter periods.";

    lint_example(case, end) => "Ví dụ: {case} → {end}", "For example: {case} → {end}";
    lint_example_more(count) => "{count} tiêu chí khác cũng dưới mức tối đa", "{count} others below their maximum";
    lint_example_all_full => "mọi tiêu chí tối đa", "all criteria at their maximum";
    lint_example_rest_full => "các tiêu chí khác tối đa", "all other criteria at their maximum";
    lint_example_found(title) => "kết luận có “{title}”", "found: “{title}”";
    lint_example_class(total, class) => "{total} điểm, {class}.", "{total} points, {class}.";
    lint_example_no_class(total) => "{total} điểm, không hạng nào.", "{total} points, no class.";
    lint_example_raised(total, class, more, other) => "{total} điểm, {class}; nhưng {more} điểm thì {other}.", "{total} points, {class}; but with {more} points, {other}.";
    lint_example_gate(total, before, after) => "{total} điểm, {before}, sau đó thành {after}.", "{total} points, {before}, then {after}.";
    lint_example_gate_none(total, after) => "{total} điểm, không khớp hạng nào, sau đó thành {after}.", "{total} points, no class, then {after}.";

    lint_from(low) => "từ {low}", "from {low}";
    lint_above(low) => "trên {low}", "above {low}";
    lint_up_to(high) => "đến {high}", "up to {high}";
    lint_below(high) => "dưới {high}", "below {high}";
    lint_any_total => "bất kỳ", "of any size";
    lint_yes => "có", "yes";
    lint_no => "không", "no";
    lint_none => "không có gì", "none";
    lint_other => "khác", "other";
}
