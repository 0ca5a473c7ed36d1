//! What the store tells: what is not recorded and why, what was repaired at the start.

catalogue! {
    store_log_unit => "sổ của công đoàn cơ sở", "the unit's log";
    store_log_meeting(key) => "sổ của cuộc họp {key}", "the log of meeting {key}";

    store_why_full => "ổ đĩa đã đầy, hãy xoá bớt tệp khác rồi làm lại", "the disk is full; free some space, then try again";
    store_why_read_only_disk => "ổ đĩa chỉ cho đọc, hãy gắn lại ở chế độ ghi được", "the disk is read-only; mount it so that it can be written";
    store_why_denied => "tài khoản đang dùng không có quyền ở đây", "this account has no permission here";
    store_why_not_a_folder => "trên đường dẫn có một tệp ở chỗ phải là thư mục", "the path has a file where a folder should be";
    store_why_not_a_file => "đường dẫn này không dẫn đến một tệp thường", "the path leads to no ordinary file";
    store_why_gone => "không có tệp hoặc thư mục này", "there is no such file or folder";
    store_why_other(words) => "máy báo “{words}”", "the system says “{words}”";
    store_archive_damaged => "tệp của kho lưu bị hỏng", "its files are damaged";
    store_archive_slow => "kho lưu không trả lời kịp", "it did not answer in time";

    store_held(who, pid, since) => "Dữ liệu đang được {who} mở từ {since} (tiến trình {pid}). Hãy đóng chương trình đó trước.", "The data is open: {who} has had it since {since} (process {pid}). Close that program first.";
    store_held_since(pid, since) => "Dữ liệu đang được mở trong một cửa sổ khác từ {since} (tiến trình {pid}). Hãy đóng chương trình đó trước.", "The data has been open in another window since {since} (process {pid}). Close that program first.";
    store_held_by_somebody => "Dữ liệu đang được mở trong một cửa sổ khác. Hãy đóng chương trình đó trước.", "The data is open in another window. Close that program first.";
    store_newer(found, ours) => "Dữ liệu do phiên bản mới hơn ghi (định dạng {found}, chương trình này đọc đến {ours}). Chưa có gì thay đổi; hãy dùng phiên bản mới.", "A newer version wrote this data (format {found}; this program reads up to {ours}). Nothing was changed; use the newer version.";
    store_not_a_folder(path) => "{path} không phải là thư mục. Chưa mở được dữ liệu; hãy chọn một thư mục.", "{path} is not a folder. The data was not opened; choose a folder.";
    store_link(path) => "{path} là liên kết tượng trưng nên không được dùng. Hãy chỉ thẳng đến thư mục thật.", "{path} is a symbolic link, which is not followed. Name the real folder.";
    store_foreign(path) => "{path} thuộc về người dùng khác của máy này. Chưa mở dữ liệu; hãy dùng đúng tài khoản hoặc chọn thư mục khác.", "{path} belongs to another user of this machine. The data was not opened; use that account or choose another folder.";
    store_exposed(path) => "Người khác trên máy có thể ghi vào {path}. Chưa mở dữ liệu; hãy chạy lệnh: chmod 700 '{path}'", "Other users of this machine may write into {path}. The data was not opened; run: chmod 700 '{path}'";
    store_stranger(path) => "{path} đang chứa thứ khác, không phải dữ liệu của chương trình. Hãy chọn một thư mục trống.", "{path} holds something else, not this program's data. Choose an empty folder.";
    store_not_opened(path, why) => "Chưa mở được {path}: {why}.", "{path} could not be opened: {why}.";
    store_not_read(log, why) => "Chưa đọc được {log}: {why}.", "Could not read {log}: {why}.";
    store_not_recorded(log, why) => "CHƯA ghi được vào {log}: {why}.", "NOT recorded in {log}: {why}.";
    store_not_recorded_in_doubt(log, why) => "CHƯA ghi được vào {log}: {why}. Nếu chương trình dừng lúc này, khi mở lại hãy xem mục cuối có trong sổ hay không.", "NOT recorded in {log}: {why}. If the program stops now, check after the next start whether the last entry is in the log.";
    store_out_of_step(log, expected, given) => "CHƯA ghi vào {log}: mục kế tiếp là số {expected}, không phải {given}. Hãy mở lại chương trình.", "NOT recorded in {log}: entry {expected} comes next, not {given}. Start the program again.";
    store_unfit(log) => "CHƯA ghi vào {log}: nội dung quá dài hoặc không đúng dạng. Hãy rút ngắn rồi làm lại.", "NOT recorded in {log}: the text is too long or not in the right form. Shorten it and try again.";
    store_lost(log, entries) => "CHƯA ghi: {log} chỉ còn đọc được vì mất mục {entries} ở cả hai bản. Hãy khôi phục từ bản sao lưu.", "NOT recorded: {log} can only be read, because both copies have lost entries {entries}. Restore it from a backup.";
    store_not_repaired(log, why) => "CHƯA ghi: {log} chỉ còn đọc được vì khi mở chưa sửa xong ({why}). Hãy mở lại chương trình.", "NOT recorded: {log} can only be read, because its repair failed at the start ({why}). Start the program again.";
    store_read_only(log, why) => "CHƯA ghi: {log} chỉ đọc được ({why}).", "NOT recorded: {log} can only be read ({why}).";
    store_box_not_made(why) => "Chưa mở được hòm phiếu kín: {why}. Cuộc bỏ phiếu chưa bắt đầu.", "The box for the secret ballot could not be made: {why}. The ballot has not begun.";
    store_box_not_kept(why) => "CHƯA ghi được lá phiếu này: {why}. Các lá phiếu trước vẫn còn nguyên; hãy bỏ lại lá phiếu này.", "This ballot was NOT kept: {why}. The earlier ballots are all there; cast this one again.";
    store_box_not_kept_in_doubt(why) => "CHƯA chắc lá phiếu này đã được ghi: {why}. Nếu chương trình dừng lúc này, khi mở lại hãy xem người ấy đã được ghi là bỏ phiếu hay chưa.", "It is NOT certain that this ballot was kept: {why}. If the program stops now, look after the next start whether its voter is listed as having voted.";
    store_box_gone => "Hòm phiếu kín không còn hoặc đã hỏng cả hai bản: chỉ còn cách hủy lần bỏ phiếu này và bỏ phiếu lại.", "The box of the secret ballot is gone, or both copies are damaged: the ballot can only be called off and held anew.";
    store_box_not_removed(why) => "Cuộc bỏ phiếu kín đã xong nhưng chưa xóa được hòm phiếu: {why}. Khi mở lại, chương trình sẽ xóa.", "The secret ballot is over, but its box could not be removed: {why}. The next start removes it.";
    store_not_replaced(why) => "CHƯA thay được dữ liệu: {why}. Mọi thứ vẫn như cũ.", "The data could NOT be put in place: {why}. Everything is as it was.";
    store_unplaced(why) => "Dữ liệu mới đã ghi xong nhưng chưa đặt vào chỗ: {why}. Hãy thoát rồi mở lại chương trình; việc còn dở sẽ được làm tiếp. Từ giờ đến lúc đó không ghi được gì.", "The new data are written but not in their place yet: {why}. Leave the program and start it again; it goes on from there. Nothing can be recorded until then.";
    store_removed(log) => "Dữ liệu cá nhân của {log} đã xóa theo thời hạn lưu, nên không đọc lại hay ghi thêm được.", "The personal data of {log} were removed when their time was over, so nothing can be read or added there.";
    store_not_sealed(log, why) => "CHƯA chốt được {log}: {why}.", "Could NOT seal {log}: {why}.";

    store_locked => "Dữ liệu đang khóa bằng mật khẩu; hãy mở khóa trước.", "The data is locked by a passphrase; unlock it first.";
    store_vault_lost => "Dữ liệu đã được mã hóa, nhưng cả hai tệp vault.json và vault.copy.json đều mất hoặc hỏng: không mật khẩu nào mở được nữa. Hãy khôi phục từ bản sao lưu.", "The data is encrypted, and both vault.json and vault.copy.json are missing or damaged: no passphrase opens it any more. Restore it from a backup.";
    store_strange(entries, log) => "Mục {entries} trong {log} không mở được bằng khóa của dữ liệu này: đã bị sửa hoặc đưa từ nơi khác vào. Hãy khôi phục từ bản sao lưu.", "Entries {entries} of {log} do not open with this data's key: they were changed, or brought from somewhere else. Restore them from a backup.";
    store_vault_not_written(why) => "CHƯA đổi được: {why}. Mật khẩu và khóa khôi phục vẫn như trước.", "NOT changed: {why}. The passphrase and the recovery key are as before.";
    store_vault_not_written_in_doubt(why) => "CHƯA chắc đã đổi được: {why}. Hãy giữ cả mật khẩu (khóa khôi phục) cũ và mới cho đến khi mở lại được chương trình.", "It is NOT certain whether it was changed: {why}. Keep both the old and the new passphrase or recovery key until the program has been opened again.";

    store_repair_vault_mended => "Một trong hai tệp khóa (vault.json) bị mất hoặc hỏng; đã làm lại từ tệp kia.", "One of the two copies of vault.json was missing or damaged; it was made anew from the other one.";
    store_repair_tail_cut(log) => "Phần ghi dở, chưa từng được xác nhận, ở cuối {log} đã được bỏ qua.", "An unfinished record, never confirmed, was left out at the end of {log}.";
    store_repair_journal_restored(entries, log) => "Mục {entries} trong {log} bị hỏng, đã khôi phục từ kho lưu.", "Entries {entries} of {log} were damaged and have been restored from the archive.";
    store_repair_journal_mended(log) => "Tệp ghi {log} bị hỏng nhưng không mất mục nào; đã ghi tiếp vào tệp mới.", "The file of {log} was damaged but lost no entry; it goes on in a new file.";
    store_repair_archive_caught_up(count, log) => "Kho lưu thiếu {count} mục trong {log}; đã bổ sung từ nhật ký.", "The archive lacked {count} entries of {log}; they were added from the journal.";
    store_repair_archive_set_aside(name) => "Kho lưu bị hỏng, đã cất sang {name} và dựng lại từ nhật ký.", "The archive was damaged; it was set aside as {name} and made anew from the journals.";
    store_repair_archive_missing => "Không thấy kho lưu; đã dựng lại từ nhật ký.", "The archive was missing; it was made anew from the journals.";
    store_repair_archive_absent(why) => "Chỉ còn một bản: không dùng được kho lưu ({why}). Nhật ký vẫn được ghi; kho lưu sẽ được dựng lại khi mở lần sau.", "One copy only: the archive cannot be used ({why}). The journal is still written; the archive will be made anew at the next start.";
    store_repair_lost(entries, log) => "Cả hai bản đều mất mục {entries} trong {log}; sổ này chỉ đọc được phần trước đó. Hãy khôi phục từ bản sao lưu.", "Both copies have lost entries {entries} of {log}; only what comes before them can be read. Restore it from a backup.";
    store_repair_not_repaired(log, why) => "Chưa sửa được {log}: {why}. Sổ này chỉ đọc được; hãy mở lại chương trình.", "Could not repair {log}: {why}. It can only be read; start the program again.";
    store_repair_unreadable(log, why) => "Chưa đọc được {log}: {why}.", "Could not read {log}: {why}.";
    store_repair_read_only(why) => "Dữ liệu này chỉ xem được, không ghi được gì: {why}.", "This data can be looked at, and nothing can be recorded: {why}.";
    store_repair_no_reserve(why) => "Chưa giữ được chỗ dự phòng cho lúc ổ đĩa đầy: {why}.", "No room could be kept in reserve for a full disk: {why}.";
    store_repair_misplaced(path, log) => "Tệp {path} thuộc về sổ khác, không tính vào {log}.", "The file {path} belongs to another log and does not count for {log}.";
    store_repair_closed => "Người khác trên máy đọc được thư mục dữ liệu; nay chỉ mình bạn mở được.", "Other users of this machine could read the data folder; now only you can.";
}
