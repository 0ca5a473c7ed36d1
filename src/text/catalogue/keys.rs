//! What is said about keys themselves.

catalogue! {
    key_step_back => "hoàn tác", "take back";
    key_note => "ghi ý kiến", "note";
    key_whole => "việc chung", "whole meeting";
    key_resume => "họp tiếp", "go on";
    key_supplement => "họp bổ sung", "supplementary meeting";
    key_unknown(key) => "Phím {key} không dùng ở đây · ? xem các phím", "{key} does nothing here · ? shows the keys";
    key_input_method => "Bộ gõ tiếng Việt đang bật: hãy tắt rồi bấm lại.", "A Vietnamese input method is on: switch it off, then try again.";
    key_no_change => "Phím này không đổi gì lúc này.", "That key changes nothing now.";
    key_paste => "Ở đây không có chỗ để dán.", "There is no place to paste into here.";
    key_help => "phím", "keys";
    key_everywhere_help => "các phím ở đây", "the keys of the place";
    key_everywhere_projector => "trong cuộc họp: màn chiếu", "in a meeting: the projector";
    key_everywhere_mask => "trong cuộc họp: che, hiện", "in a meeting: mask, show";
    key_lock => "khóa màn hình", "lock the screen";
}
