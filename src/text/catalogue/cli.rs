//! What the commands say.

catalogue! {
    cli_no_data_dir => "Không biết để dữ liệu ở đâu: máy không cho biết thư mục riêng. Hãy dùng --data-dir.", "There is no place for the data: this machine names no home folder. Use --data-dir.";
    cli_file_not_read(file, why) => "{file}: không đọc được ({why}). Chưa có gì thay đổi.", "{file}: cannot be read ({why}). Nothing was changed.";
    cli_fault(file, fault) => "{file}: {fault}", "{file}: {fault}";
    cli_place(line, column, place) => "Dòng {line}, cột {column} ({place})", "Line {line}, column {column} ({place})";
    cli_faults(file, count) => "{file}: có {count} lỗi. Chưa có gì thay đổi; sửa hết rồi làm lại.", "{file}: {count} found wrong. Nothing was changed; correct it all, then try again.";
    cli_roster_taken(people, members, officers) => "Đã ghi danh sách: {people} người, {members} người được bình xét, {officers} ủy viên ban chấp hành.", "Recorded the roster: {people} people, {members} under review, {officers} on the committee.";
    cli_criteria_taken(title, edition, criteria, gates) => "Đã ghi bộ tiêu chí “{title}” (bản {edition}): {criteria} tiêu chí, {gates} điều kiện loại.", "Recorded the criteria set “{title}” (edition {edition}): {criteria} criteria, {gates} gates.";
    cli_proposals_taken(period, count, members) => "Đã ghi đề nghị cho {period}: {count} mục của {members} người.", "Recorded the proposals for {period}: {count} items of {members} members.";
    cli_no_roster => "Chưa có danh sách đoàn viên. Hãy chạy trước: binhxet roster import", "There is no roster yet. Run first: binhxet roster import";
    cli_no_criteria => "Chưa có bộ tiêu chí. Hãy chạy trước: binhxet criteria import", "There is no criteria set yet. Run first: binhxet criteria import";
    cli_no_such_criteria(id) => "Không có bộ tiêu chí “{id}”.", "There is no criteria set “{id}”.";
    cli_other_kind(period, set) => "Bộ tiêu chí này không dùng cho {period}; kỳ sắp tới là {set}.", "This criteria set is not for {period}; the next one is {set}.";
    cli_demo => "Bản dùng thử: mọi thứ ở đây bị xoá khi thoát.", "This is a trial: everything here is removed when you quit.";
    cli_lint_error(sentence) => "LỖI: {sentence}", "ERROR: {sentence}";
    cli_lint_warning(sentence) => "Lưu ý: {sentence}", "Note: {sentence}";
    cli_lint_count(errors, warnings) => "{errors} lỗi, {warnings} lưu ý.", "Errors: {errors}. Notes: {warnings}.";
    cli_edition(edition) => "bản {edition}", "edition {edition}";
    cli_criteria_count(count) => "{count} tiêu chí", "{count} criteria";
    cli_not_written(why) => "Không xuất ra được: {why}.", "The output cannot be written: {why}.";
}
