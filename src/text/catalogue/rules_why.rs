//! Why a case came to its class: the lines of the explanation.

catalogue! {
    why_total(sum) => "Tổng: {sum}", "Total: {sum}";
    why_capped(total) => "Tổng tính xếp loại sau khống chế: {total}", "Total that counts after the cap: {total}";
    why_section(code, title, sum) => "Mục {code} {title}: {sum}", "Section {code} {title}: {sum}";
    why_excluded(name) => "{name}: không áp dụng, không tính", "{name}: does not apply, not counted";
    why_counted_full(name, max) => "{name}: không áp dụng, tính đủ {max}", "{name}: does not apply, counted in full, {max}";
    why_shared(name, points) => "{name}: không áp dụng, {points} điểm chia cho tiêu chí khác", "{name}: does not apply, its {points} points go to others";
    why_rescaled(name) => "{name}: không áp dụng, mục được tính lại theo tỷ lệ", "{name}: does not apply, its section is scaled up";
    why_perhaps(name) => "{name}: chưa rõ có áp dụng không", "{name}: not known whether it applies";
    why_not_marked => "chưa chấm", "not marked";
    why_event(title, count, unit) => "{title}: {count} {unit}", "{title}: {count} {unit}";
    why_event_exempt(event, reasons) => "{event}, miễn {reasons}", "{event}, excused: {reasons}";
    why_event_reason(count, reason) => "{count} vì “{reason}”", "{count} for “{reason}”";
    why_event_noted(event) => "{event}, chỉ ghi nhận", "{event}, only noted";
    why_event_limited(event) => "{event}, đến giới hạn", "{event}, at its limit";
    why_event_once(event) => "{event}, chỉ tính một lần", "{event}, counted once";
    why_event_outdone(event) => "{event}, đã có nội dung khác cùng nhóm", "{event}, another of its group counts";
    why_limited(sum, points) => "{sum}; theo giới hạn tính {points}", "{sum}; within the limits {points}";
    why_rounded(sum, from, to) => "{sum}; làm tròn từ {from} thành {to}", "{sum}; rounded from {from} to {to}";
    why_bonus_section(code, title, sum) => "Mục {code} {title} (điểm thưởng): {sum}", "Section {code} {title} (bonus): {sum}";
    why_all_lost => "mất cả", "all lost";
    why_held(max) => "giữ trong khoảng 0–{max}", "held between 0 and {max}";
    why_class(class, verdict) => "{class}: {verdict}", "{class}: {verdict}";
    why_atom(condition, values, verdict) => "{condition}: {values}, {verdict}", "{condition}: {values}, {verdict}";
    why_fact(condition, verdict) => "{condition}: {verdict}", "{condition}: {verdict}";
    why_default(class) => "Xếp sẵn {class}", "Starts in {class}";
    why_moved(default, class, reason) => "Xếp sẵn {default}, chuyển sang {class}: {reason}", "Starts in {default}, moved to {class}: {reason}";
    why_decided(class, reason) => "Ban Chấp hành quyết định xếp {class}: {reason}", "The committee decided on {class}: {reason}";
    why_score(score) => "Điểm được tính: {score}", "The score that counts: {score}";
    why_gate_silent(title) => "{title}: không", "{title}: no";
    why_gate_open(title, effect) => "{title}: chưa kết luận (nếu có thì {effect})", "{title}: not settled (if so, {effect})";
    why_gate_fired(title, effect) => "{title}: có, {effect}", "{title}: yes, {effect}";
    why_gate_idle(title, effect) => "{title}: có, {effect}; không làm thay đổi thêm", "{title}: yes, {effect}; changed nothing further";
    why_gate_since(title, first, last) => "{title} (từ kỳ {first}–{last})", "{title} (from the period {first}–{last})";
    why_gate_excluded(title, other) => "{title}: có, nhưng không tính vì đã tính “{other}”", "{title}: yes, but not counted because “{other}” is";
    why_quota(class, count, allowed) => "Tỷ lệ {class}: {count} người, tối đa {allowed}", "Quota of {class}: {count} members, at most {allowed}";
    quota_moved(counted, place) => "{counted}; đứng thứ {place}, chuyển xuống một bậc", "{counted}; place {place}, one class lower";
    quota_referred(counted, place) => "{counted}; đứng thứ {place}, Ban Chấp hành quyết định", "{counted}; place {place}, the committee must decide";
    quota_tied(counted, place) => "{counted}; bằng điểm nhau ở vị trí {place}, Ban Chấp hành quyết định", "{counted}; tied at place {place}, the committee must decide";
    quota_warned(counted, place) => "{counted}; đứng thứ {place}, vượt tỷ lệ", "{counted}; place {place}, over the quota";
    why_title(title, award) => "{title}: {award}", "{title}: {award}";
    why_title_votes(award, yes, of, needed) => "{award}; {yes}/{of} phiếu, cần {needed}", "{award}; {yes} of {of} votes, {needed} needed";
    why_title_place(award, count, allowed, place) => "{award}; {count} người đủ điều kiện, tối đa {allowed}, đứng thứ {place}", "{award}; {count} qualify, at most {allowed}, place {place}";
    award_won => "được công nhận", "won";
    award_unmet => "chưa đủ điều kiện", "its conditions are not met";
    award_without(title) => "chưa có {title}", "needs {title} first";
    award_barred => "không xét danh hiệu", "barred";
    award_no_class => "không xếp loại nên không xét", "not considered without a class";
    award_outvoted => "không đủ phiếu", "too few votes";
    award_over_quota => "vượt tỷ lệ", "over the quota";
    award_open => "chưa kết luận", "not settled";
    why_result(verdict) => "Kết quả: {verdict}", "Result: {verdict}";

    truth_true => "đạt", "met";
    truth_false => "không đạt", "not met";
    truth_unknown => "chưa rõ", "not known";

    effect_not_ranked => "không xét thi đua", "not ranked";
    effect_suspend => "tạm hoãn xếp loại", "suspended";
    effect_refer => "Ban Chấp hành phải quyết định", "the committee must decide";
    effect_force(class) => "xếp hạng {class}", "class {class}";
    effect_at_most(class) => "cao nhất là {class}", "at most {class}";
    effect_lower(by) => "hạ {by} bậc", "{by} lower";
    effect_total_at_most(most) => "tổng tính tối đa {most}", "total counts as at most {most}";
    effect_score_to_floor(class) => "điểm lấy bằng mức sàn của hạng {class}", "the score becomes the floor of {class}";
    effect_nothing => "chỉ ghi nhận", "only noted";
    effect_no_title => "không xét danh hiệu", "no title";

    result_referred(class) => "Ban Chấp hành quyết định; đề xuất {class}", "the committee must decide; proposed: {class}";
    result_no_class => "không khớp hạng nào, Ban Chấp hành quyết định", "no class fits, the committee must decide";
    result_not_ranked => "không xét thi đua", "not ranked";
    result_suspended => "tạm hoãn, chưa xếp loại", "suspended, not decided now";
    result_incomplete => "chưa đủ dữ kiện để xếp loại", "incomplete";

    missing_mark(criterion) => "Chưa chấm {criterion}.", "{criterion} has no mark.";
    missing_points(criterion, event) => "Chưa định điểm cho “{event}” ở {criterion}.", "The points of “{event}” in {criterion} are not fixed.";
    missing_input(input) => "Chưa có dữ kiện “{input}”.", "“{input}” is not known.";
    missing_field_of_member(field) => "Danh sách đoàn viên chưa ghi {field}.", "The roster does not give the {field}.";
    missing_year(title) => "Chưa rõ số cộng dồn trong năm: {title}.", "Its sum over the year is not known: {title}.";
    missing_happened(event) => "Chưa rõ số lần từ đầu năm: {event}.", "Its number since the year began is not known: {event}.";
    missing_past => "Chưa rõ kết quả các kỳ trước.", "The results of earlier periods are not known.";
    missing_unit => "Chưa rõ kết quả chung của đơn vị.", "The results of the whole unit are not known.";
    missing_unit_class => "Chưa rõ đơn vị được xếp hạng gì.", "The class of the unit itself is not known.";
    missing_ballot => "Chưa bỏ phiếu về hạng, danh hiệu.", "No vote on classes or titles has been taken.";
    missing_period => "Chưa rõ ngày đầu và cuối kỳ.", "The days of the period are not known.";
    missing_finding(gate) => "Chưa kết luận “{gate}”.", "“{gate}” is not settled.";
    missing_division(text) => "Không tính được “{text}”: chia cho 0.", "“{text}” cannot be worked out: it divides by 0.";
    missing_overflow(text) => "Không tính được “{text}”: số quá lớn.", "“{text}” cannot be worked out: the numbers are too large.";

    change_up_to(by, goal) => "Thiếu {by} điểm để đạt {goal}.", "{by} points short of {goal}.";
    change_above(by, bound, goal) => "Cần hơn {bound} điểm (thêm quá {by}) để đạt {goal}.", "More than {bound} points ({by} are not enough) would make it {goal}.";
    change_down_to(by, goal) => "Bớt {by} điểm thì thành {goal}.", "{by} points less would make it {goal}.";
    change_below(by, bound, goal) => "Bớt quá {by} điểm (xuống dưới {bound}) thì thành {goal}.", "Losing more than {by} points (below {bound}) would make it {goal}.";
    change_at_edge(bound, goal) => "Vừa đủ {bound} điểm; kém hơn thì thành {goal}.", "Exactly {bound} points; any less would make it {goal}.";

    amount_of_points(points) => "{points} điểm", "{points} points";
    amount_counted(count, unit) => "{count} {unit}", "{count} {unit}";
    number_up_to(name, by, bound, goal) => "{name}: thêm {by} (thành {bound}) thì thành {goal}.", "{name}: {by} more (making it {bound}) would make it {goal}.";
    number_above(name, bound, by, goal) => "{name}: hơn {bound} (thêm quá {by}) thì thành {goal}.", "{name}: more than {bound} ({by} more are not enough) would make it {goal}.";
    number_down_to(name, by, bound, goal) => "{name}: bớt {by} (còn {bound}) thì thành {goal}.", "{name}: {by} less (leaving {bound}) would make it {goal}.";
    number_below(name, bound, by, goal) => "{name}: dưới {bound} (bớt quá {by}) thì thành {goal}.", "{name}: less than {bound} ({by} less are not enough) would make it {goal}.";
    number_at_edge(name, bound, goal) => "{name}: vừa đúng {bound}; lệch đi thì thành {goal}.", "{name}: exactly {bound}; beyond it the result would be {goal}.";
}
