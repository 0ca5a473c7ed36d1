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
    cli_balances_taken(count, through) => "Đã ghi số dư ban đầu đến hết {through}: {count} dữ kiện.", "Recorded the opening balances through {through}: {count} facts.";
    cli_not_a_month(period) => "{period} không phải là một tháng, ví dụ 2026-08.", "{period} is no month such as 2026-08.";
    cli_no_roster => "Chưa có danh sách đoàn viên. Hãy chạy trước: binhxet roster import", "There is no roster yet. Run first: binhxet roster import";
    cli_no_criteria => "Chưa có bộ tiêu chí. Hãy chạy trước: binhxet criteria import", "There is no criteria set yet. Run first: binhxet criteria import";
    cli_no_such_criteria(id) => "Không có bộ tiêu chí “{id}”.", "There is no criteria set “{id}”.";
    cli_other_kind(period, set) => "Bộ tiêu chí này không dùng cho {period}; kỳ sắp tới là {set}.", "This criteria set is not for {period}; the next one is {set}.";
    cli_no_such_meeting(id) => "Không có cuộc họp “{id}”. Xem danh sách bằng: binhxet meeting list", "There is no meeting “{id}”. For the list: binhxet meeting list";
    cli_export_unread(why) => "Chưa xuất được gì: {why}.", "Nothing was exported: {why}.";
    cli_file_exists(file) => "{file}: đã có sẵn, không ghi đè. Hãy chọn tên khác.", "{file}: exists already and was not overwritten. Choose another name.";
    cli_file_not_written(file, why) => "{file}: không ghi được ({why}).", "{file}: cannot be written ({why}).";
    cli_exported(file, entries) => "Đã xuất {entries} mục vào {file}.", "Exported {entries} entries to {file}.";
    cli_exported_unsealed => "Cuộc họp này chưa chốt; tệp chỉ cho biết đến lúc này.", "This meeting is not sealed; the file says how far it has come.";
    cli_exported_unsound => "Tệp vừa xuất không đúng; xem bằng: binhxet verify", "What was exported is not sound; for the reasons: binhxet verify";
    cli_not_read(file, why) => "{file}: không đọc được ({why}).", "{file}: cannot be read ({why}).";
    cli_not_verified(file, why) => "{file}: {why}", "{file}: {why}";
    cli_show_title(id, period) => "Cuộc họp {id} · bình xét {period}", "Meeting {id} · appraisal of {period}";
    cli_show_unit(unit) => "Đơn vị: {unit}", "Unit: {unit}";
    cli_show_phase(phase, done, members) => "Giai đoạn: {phase} · xong {done}/{members} phiếu", "Phase: {phase} · {done} of {members} sheets done";
    cli_show_times(start, end) => "Thời gian: từ {start} đến {end}", "Times: {start} to {end}";
    cli_show_duties(chair, secretary) => "Chủ trì: {chair} · Thư ký: {secretary}", "Chair: {chair} · Secretary: {secretary}";
    cli_show_roll(present, committee) => "Điểm danh: có mặt {present}/{committee}", "Roll: {present} of {committee} present";
    cli_show_unasked => "chưa điểm danh", "not called yet";
    cli_show_results => "Kết quả:", "Results:";
    cli_show_no_results => "Kết quả: chưa tổng hợp", "Results: not worked out yet";
    cli_show_totals(totals) => "Tổng hợp: {totals}", "In total: {totals}";
    cli_show_entries(entries) => "Nhật ký: {entries} mục", "Log: {entries} entries";
    cli_show_seal(clock, day, entries) => "Chốt lúc {clock} ngày {day}, gồm {entries} mục. Mã chốt:", "Sealed at {clock} on {day} over {entries} entries. The seal:";
    cli_show_not_sealed => "Chưa chốt.", "Not sealed.";
    cli_demo => "Bản dùng thử: mọi thứ ở đây bị xoá khi thoát.", "This is a trial: everything here is removed when you quit.";
    cli_not_written(why) => "Không xuất ra được: {why}.", "The output cannot be written: {why}.";
}
