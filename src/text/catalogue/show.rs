//! A criteria set as a sheet to read.

catalogue! {
    show_month => "hằng tháng", "monthly";
    show_quarter => "hằng quý", "quarterly";
    show_half => "nửa năm", "half-yearly";
    show_term => "theo học kỳ", "by school term";
    show_year => "hằng năm", "yearly";
    show_round => "theo đợt", "by round";
    show_inputs => "Dữ kiện kèm theo", "Facts it asks for";
    show_gates => "Điều kiện loại, hạ", "Gates";
    show_classes => "Xếp hạng", "Classes";
    show_quotas => "Tỷ lệ khống chế", "Quotas";
    show_titles => "Danh hiệu", "Titles";
    show_voting => "Biểu quyết", "Voting";
    show_penalty(cap) => "điểm trừ, nhiều nhất {cap}", "takes away, at most {cap}";
    show_points(points) => "{points} điểm", "{points} points";
    show_bonus(cap) => "điểm thưởng, tối đa {cap}", "bonus, at most {cap}";
    show_check => "đạt hoặc không đạt", "met or not met";
    show_full => "đủ điểm, trừ dần", "full, events take from it";
    show_empty => "từ 0, cộng dần", "from 0, events add to it";
    show_step(step) => "chấm theo bước {step}", "marked in steps of {step}";
    show_between(one, other) => "{one} đến {other}", "{one} to {other}";
    show_all_lost => "mất cả điểm", "all is lost";
    show_noted => "chỉ ghi nhận", "only noted";
    show_limit(limit) => ", đến {limit}", ", up to {limit}";
    show_applies(when) => "áp dụng khi: {when}", "applies where: {when}";
    show_default(class) => "Mọi người khởi đầu ở {class}.", "Everybody starts in {class}.";
    show_otherwise(class) => "Không khớp hạng nào: {class}.", "Where none fits: {class}.";
    show_refer => "Không khớp hạng nào: Ban Chấp hành quyết định.", "Where none fits: the committee must decide.";
    show_of_members => "tổng số người", "all members";
    show_of_ranked => "số người được xếp hạng", "those ranked";
    show_members(count) => "{count} người", "{count} members";
    show_share(share, of) => "{share} của {of}", "{share} of {of}";
    show_in_unit => "toàn đơn vị", "in the whole unit";
    show_in_group => "trong từng tổ", "in each group";
    show_in_duty => "trong từng nhóm nhiệm vụ", "in each group of like duties";
    show_title_quota(most, within) => "tối đa {most}, {within}", "at most {most}, {within}";
    show_quota(class, most, within) => "{class}: tối đa {most}, {within}", "{class}: at most {most}, {within}";
    show_order(measures) => "; xếp thứ tự theo {measures}", "; places by {measures}";
    show_least(share, least) => "{share} (ít nhất được {least} người)", "{share} (but {least} in any case)";
    show_more_than(share) => "trên {share}", "more than {share}";
    show_more_than_half => "quá nửa", "more than half";
    show_at_least_half => "ít nhất một nửa", "at least half";
    show_at_least(share) => "ít nhất {share}", "at least {share}";
    show_quorum(share) => "Có mặt {share} số ủy viên mới họp.", "The committee meets with {share} of its members.";
    show_findings(share) => "Kết luận cần {share} số phiếu.", "A finding needs {share} of the votes.";
}
