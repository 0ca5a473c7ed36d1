//! Words for periods and phases.

catalogue! {
    period_month(month, year) => "tháng {month}/{year}", "{month}/{year}";
    period_quarter(quarter, year) => "quý {quarter}/{year}", "quarter {quarter}/{year}";
    period_first_half(year) => "6 tháng đầu năm {year}", "first half of {year}";
    period_second_half(year) => "6 tháng cuối năm {year}", "second half of {year}";
    period_term(term, year) => "học kỳ {term}/{year}", "term {term}/{year}";
    period_round(round, year) => "đợt {round}/{year}", "round {round}/{year}";
    period_year(year) => "năm {year}", "year {year}";
    phase_roll_call => "điểm danh", "roll call";
    phase_open => "bình xét", "review";
    phase_tallied => "đã tổng hợp", "tallied";
    phase_confirmed => "đã công bố", "announced";
    phase_sealed => "đã chốt", "sealed";
}
