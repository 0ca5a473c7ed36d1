//! What the program says about its archive and its surroundings.

catalogue! {
    shell_little_room => "Ổ đĩa đã đầy; đang ghi vào chỗ dự phòng, chỉ đủ cho một lúc. Hãy xoá bớt tệp khác, rồi mở lại chương trình.", "The disk is full; what is kept now goes into the reserve, which lasts only a while. Delete other files, then start the program again.";
    shell_one_copy(why) => "Chỉ ghi được một bản: {why}. Bản thứ hai được dựng lại lần mở sau.", "Kept in one copy only: {why}. The second is made good at the next start.";
    shell_drafts_aside(path) => "Không đọc được các bản tiêu chí đang sửa. Tệp ấy được giữ lại ở {path}; các bộ đã ghi vẫn nguyên.", "The drafts of criteria sets cannot be read. Their file is kept as {path}; the sets in use are as they were.";
    shell_drafts_unreadable(why) => "Không đọc được các bản tiêu chí đang sửa và cũng chưa đổi được tên tệp ấy: {why}. Đừng sửa bộ tiêu chí trước khi chép tệp “drafts” ra chỗ khác.", "The drafts of criteria sets cannot be read, nor could their file be renamed: {why}. Copy the file “drafts” elsewhere before working on criteria.";
    shell_unsound(log, seq, why) => "Không dùng được {log}: mục {seq} {why}.", "{log} cannot be used: entry {seq} {why}.";
    shell_not_a_terminal => "Chương trình cần một cửa sổ terminal; ở đây đầu vào hoặc đầu ra đã được chuyển đi nơi khác.", "This needs a terminal; here the input or the output goes elsewhere.";
    shell_terminal(why) => "Không dùng được terminal: {why}.", "The terminal cannot be used: {why}.";
    shell_no_randomness(why) => "Máy không cho số ngẫu nhiên: {why}.", "The system has no random numbers: {why}.";
    shell_told_to_stop => "Chương trình được yêu cầu dừng. Mọi việc đã ghi vẫn còn.", "The program was told to stop. Everything recorded is kept.";
    shell_keeper_lost => "Phần ghi dữ liệu đã ngừng nên chương trình dừng. Mọi việc đã báo là đã ghi vẫn còn; hãy mở lại.", "The part that keeps the data has stopped, and so does the program. Everything said to be recorded is kept; start it again.";
    shell_broken(place) => "Chương trình gặp lỗi ({place}) và phải dừng. Lần mở sau, cuộc họp tiếp tục từ việc ghi cuối cùng.", "The program ran into an error ({place}) and had to stop. At the next start the meeting goes on from the last step recorded.";
    fault_sequence => "không nối tiếp mục trước", "does not follow the one before";
    fault_newer_procedure(procedure) => "cuộc họp do bản chương trình mới hơn chuẩn bị (thể thức {procedure})", "prepared the meeting in a way of a newer version of the program (procedure {procedure})";
    fault_newer_evaluation(evaluation) => "do bản chương trình mới hơn tính (cách tính số {evaluation})", "was worked out by a newer version of the program (evaluation {evaluation})";
    fault_newer(schema) => "do bản chương trình mới hơn ghi (dạng {schema})", "was written by a newer version of the program (schema {schema})";
    fault_unreadable(why) => "không đọc được: {why}", "cannot be read: {why}";
    fault_out_of_place => "nói điều không thể xảy ra ở chỗ đó", "says something that cannot have happened there";
}
