//! Why a mark or an occurrence does not fit its criterion.

catalogue! {
    mark_unknown_criterion => "Bộ tiêu chí không có tiêu chí này.", "The criteria set has no such criterion.";
    mark_not_marked => "Tiêu chí này không chấm; điểm tự tính từ các lần ghi nhận hoặc theo công thức.", "This criterion is not marked; its points follow from what is recorded, or from a formula.";
    mark_wants_points => "Tiêu chí này chấm bằng điểm.", "This criterion is marked in points.";
    mark_wants_check => "Tiêu chí này chỉ chấm đạt hoặc không đạt.", "This criterion is either met or not met.";
    mark_wants_level => "Tiêu chí này chấm theo mức.", "This criterion is marked in levels.";
    mark_out_of_range(max) => "Điểm phải từ 0 đến {max}.", "Points must lie between 0 and {max}.";
    mark_off_step(step) => "Điểm phải là bội số của {step}.", "Points must be a multiple of {step}.";
    mark_between_levels(levels) => "Điểm này không thuộc mức nào trong: {levels}.", "This mark belongs to none of the levels: {levels}.";
    scale_step(step) => "bước {step}", "in steps of {step}";
    scale_weight(weight) => "hệ số {weight}", "weight {weight}";
    mark_unknown_level(level) => "Tiêu chí này không có mức “{level}”.", "This criterion has no level “{level}”.";

    occurrence_unknown => "Tiêu chí này không có nội dung ghi nhận đó.", "This criterion has no such event.";
    occurrence_no_count => "Số lần phải từ 1 trở lên.", "The count must be at least 1.";
    occurrence_points_fixed => "Điểm của nội dung này do bộ tiêu chí định sẵn.", "The criteria set fixes the points of this event.";
    occurrence_out_of_range(low, high) => "Điểm phải từ {low} đến {high}.", "Points must lie between {low} and {high}.";
}
