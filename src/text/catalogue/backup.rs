//! What is said of backups.

catalogue! {
    backup_not_read(why) => "Không đọc được tệp sao lưu: {why}.", "The backup cannot be read: {why}.";
    backup_not_written(why) => "CHƯA sao lưu được: {why}.", "There is NO backup: {why}.";
    backup_exists => "Đã có tệp với tên ấy. Hãy chọn tên khác, hoặc thêm --force để ghi đè lên một bản sao lưu cũ.", "There is a file with that name already. Choose another one, or add --force to write over an old backup.";
    backup_foreign => "Tệp này không phải là bản sao lưu của binhxet.", "This file is no backup of binhxet.";
    backup_newer(version) => "Bản sao lưu này do phiên bản mới hơn ghi (dạng {version}); hãy dùng phiên bản đó.", "A newer version wrote this backup (format {version}); use that one.";
    backup_incomplete => "Bản sao lưu này thiếu phần cuối; hãy dùng một bản khác.", "The end of this backup is missing; use another one.";
    backup_damaged(number) => "Bản sao lưu này bị hỏng ở phần thứ {number}; hãy dùng một bản khác.", "This backup is damaged in its part {number}; use another one.";
    backup_read_otherwise => "CHƯA sao lưu được: đọc lại thì không giống những gì đã ghi. Ổ đĩa hoặc thẻ nhớ này không tin được; hãy dùng chỗ khác.", "There is NO backup: what was written reads otherwise. This disk or stick cannot be trusted; use another one.";
    backup_redacted(log) => "Dữ liệu cá nhân của {log} đã xóa theo thời hạn lưu, nên không khôi phục riêng được. Chỉ khôi phục cả bản sao lưu mới thay đổi điều đó.", "The personal data of {log} were removed when their time was over, so it cannot be restored alone. Only restoring a whole backup changes that.";
    backup_redaction_lost => "Sổ của đơn vị trong bản sao lưu chưa ghi việc xóa dữ liệu cá nhân, nên không khôi phục riêng được. Chỉ khôi phục cả bản sao lưu mới thay đổi điều đó.", "The unit's log in the backup does not know yet that personal data were removed, so it cannot be restored alone. Only restoring a whole backup changes that.";
    backup_without(log) => "Bản sao lưu này không có {log}.", "This backup does not have {log}.";
    backup_diverged(log, seq) => "Từ mục {seq}, {log} trong máy và trong bản sao lưu ghi khác nhau, nên không ghép lại được. Thêm --replace để lấy theo bản sao lưu.", "From entry {seq} on, {log} in the store and in the backup tell two histories, so they cannot be put together. Add --replace to take that of the backup.";
    backup_other_key => "Bản sao lưu và dữ liệu trong máy không cùng một khóa mã hóa, nên chỉ khôi phục được toàn bộ, không khôi phục riêng một phần.", "The backup and the store are not encrypted by one key, so that only the whole can be restored, not a part alone.";

    head_no_backup => "chưa sao lưu!", "no backup!";
    backup_failed(why) => "Đã chốt, nhưng {why} Hãy chạy: binhxet backup TỆP", "It is sealed, but: {why} Run: binhxet backup FILE";
    backup_failed_there(folder, why) => "Đã chốt, nhưng không sao lưu được vào {folder}: {why} Hãy cắm thẻ nhớ (hoặc đổi thư mục trong Cài đặt) rồi chạy: binhxet backup TỆP", "It is sealed, but not backed up in {folder}: {why} Put the stick in (or change the folder in the settings), then run: binhxet backup FILE";

    cli_backed_up(file, logs, entries, kilobytes) => "Đã sao lưu vào {file}: {logs} sổ, {entries} mục, {kilobytes} kB; đã đọc lại và đúng.", "Backed up in {file}: {logs} logs, {entries} entries, {kilobytes} kB; read back and whole.";
    cli_backup_without_box => "Đang có bỏ phiếu kín: hòm phiếu cố ý không nằm trong bản sao lưu. Hãy sao lưu lại sau khi kiểm phiếu.", "A secret ballot is open: its box is left out on purpose. Back up again after it is closed.";

    cli_restore_made(made) => "Bản sao lưu lập lúc {made}, còn nguyên vẹn.", "The backup of {made} is whole.";
    cli_restore_alike(count) => "Giống nhau: {count} sổ.", "The same in both: {count} logs.";
    cli_restore_same(log, entries) => "Giống nhau ({entries} mục): {log}.", "The same in both ({entries} entries): {log}.";
    cli_restore_only_backup(log, entries) => "Chỉ có trong bản sao lưu ({entries} mục): {log}.", "Only in the backup ({entries} entries): {log}.";
    cli_restore_only_store(log, entries) => "Chỉ có trong máy ({entries} mục): {log}.", "Only in the store ({entries} entries): {log}.";
    cli_restore_behind(log, newer) => "Bản sao lưu cũ hơn: trong máy có thêm {newer} mục mới của {log}.", "The backup is behind: the store has {newer} newer entries of {log}.";
    cli_restore_ahead(log, missing) => "Máy thiếu {missing} mục mà bản sao lưu có: {log}.", "The store lacks {missing} entries that the backup has: {log}.";
    cli_restore_both(log, newer, missing) => "Máy thiếu {missing} mục mà bản sao lưu có, và có {newer} mục mà bản sao lưu không có: {log}.", "The store lacks {missing} entries that the backup has, and has {newer} that the backup has not: {log}.";
    cli_restore_diverged(log, seq) => "Ghi khác nhau từ mục {seq}: {log}.", "Two histories from entry {seq} on: {log}.";
    cli_restore_redacted_since(log) => "Trong máy, dữ liệu cá nhân đã xóa theo thời hạn lưu; bản sao lưu vẫn còn, khôi phục sẽ đưa trở lại: {log}.", "The personal data were removed in the store since; the backup still has them, and restoring it brings them back: {log}.";
    cli_restore_redacted_before(log) => "Bản sao lưu lập sau khi dữ liệu cá nhân đã xóa; trong máy vẫn còn, khôi phục sẽ xóa đi: {log}.", "The personal data had been removed when the backup was made; the store still has them, and restoring it removes them: {log}.";
    cli_restore_drafts => "Bản nháp bộ tiêu chí trong máy khác trong bản sao lưu.", "The drafts of criteria sets in the store are not those of the backup.";
    cli_restore_gets_vault => "Bản sao lưu được mã hóa: sau khi khôi phục, dữ liệu mở bằng mật khẩu của bản sao lưu.", "The backup is encrypted: once restored, the data open with the passphrase of the backup.";
    cli_restore_loses_vault => "Bản sao lưu không được mã hóa: sau khi khôi phục, dữ liệu cũng không được mã hóa.", "The backup is not encrypted: once restored, the data are not either.";
    cli_restore_other_vault => "Bản sao lưu được mã hóa bằng khóa khác: sau khi khôi phục, dữ liệu mở bằng mật khẩu của bản sao lưu.", "The backup is encrypted by another key: once restored, the data open with the passphrase of the backup.";
    cli_restore_nothing => "Không có gì phải khôi phục: dữ liệu trong máy giống hệt bản sao lưu.", "There is nothing to restore: the store is as the backup is.";
    cli_restore_nothing_missing => "Không có gì phải khôi phục: máy không thiếu mục nào mà bản sao lưu có.", "There is nothing to restore: the store lacks none of the backup's entries.";
    cli_restore_would_lose => "CHƯA khôi phục: những gì mới hơn hoặc chỉ có trong máy sẽ mất. Nếu thật sự muốn, thêm --replace; dữ liệu hiện có sẽ được sao lưu trước. Để chỉ bù phần thiếu của một cuộc họp: --meeting.", "NOT restored: what is newer, or only in the store, would be lost. If that is meant, add --replace; what there is will be backed up first. To give one meeting what it lacks: --meeting.";
    cli_restore_needs_yes => "CHƯA khôi phục: không có ai để hỏi. Thêm --yes nếu đồng ý.", "NOT restored: there is nobody to ask. Add --yes to agree.";
    cli_restore_ask => "Khôi phục? [c/K]", "Restore? [y/N]";
    cli_restore_not_agreed => "Không khôi phục; không có gì thay đổi.", "Not restored; nothing was changed.";
    cli_restore_before(file) => "Dữ liệu trước khi khôi phục đã được sao lưu vào {file}.", "What there was before is backed up in {file}.";
    cli_restored(logs) => "Đã khôi phục: {logs} sổ, đúng như bản sao lưu.", "Restored: {logs} logs, as the backup has them.";
    cli_restored_log(log, entries) => "Đã khôi phục {log}: {entries} mục.", "Restored {log}: {entries} entries.";

    cli_check_log(log, entries) => "{log}: {entries} mục, hai bản giống nhau.", "{log}: {entries} entries, both copies alike.";
    cli_check_sealed(log, entries, sealed, head) => "{log}: {entries} mục, hai bản giống nhau; mã chốt đúng ({sealed} mục, {head}).", "{log}: {entries} entries, both copies alike; the seal is right ({sealed} entries, {head}).";
    cli_check_one_copy(log, entries) => "{log}: {entries} mục, nhưng chỉ đọc được một bản. Hãy mở lại chương trình; kho lưu sẽ được dựng lại.", "{log}: {entries} entries, but one copy only can be read. Start the program again; the archive is made anew.";
    cli_check_differ(log, seq) => "{log}: hai bản khác nhau từ mục {seq}. Hãy sao lưu, cất thư mục archive đi chỗ khác rồi mở lại chương trình.", "{log}: the copies differ from entry {seq} on. Back up, move the folder archive aside, and start the program again.";
    cli_check_remedy(fault, command) => "{fault} Khôi phục từ bản sao lưu: {command}", "{fault} Restore it from a backup: {command}";
    cli_check_drafts => "Bản nháp bộ tiêu chí đọc được.", "The drafts of criteria sets can be read.";
    cli_check_drafts_unreadable => "Bản nháp bộ tiêu chí bị hỏng; khi mở chương trình, tệp ấy được cất riêng. Không sổ nào bị ảnh hưởng.", "The drafts of criteria sets are damaged; the program puts their file aside when it opens. No log is touched by that.";
    cli_check_backups(count, made) => "Bản sao lưu: {count} bản nguyên vẹn, bản mới nhất lập lúc {made}.", "Backups: {count} whole, the latest of {made}.";
    cli_check_no_backups => "Chưa có bản sao lưu nguyên vẹn nào. Hãy chạy: binhxet backup TỆP", "There is no whole backup yet. Run: binhxet backup FILE";
    cli_check_sound => "Mọi thứ đều đúng.", "Everything is in order.";
    cli_check_unsound => "Có chỗ chưa đúng; xem các dòng có dấu ✗.", "Something is not in order; see the lines with ✗.";

}
