//! What is said about a meeting's bundle: what it holds, what is sound, what is not.

catalogue! {
    bundle_too_large(megabytes) => "tệp lớn hơn {megabytes} MB, không phải tệp cuộc họp.", "the file is larger than {megabytes} MB; no meeting's file is.";
    bundle_not_text => "tệp không phải chữ mã UTF-8.", "the file is not text in UTF-8.";
    bundle_too_deep(levels) => "nội dung lồng nhau quá {levels} tầng.", "it is nested deeper than {levels} levels.";
    bundle_too_many(values, entries) => "nội dung quá {values} giá trị hoặc nhật ký quá {entries} mục.", "it has more than {values} values or {entries} entries.";
    bundle_not_json(why) => "không phải JSON dùng được: {why}.", "it is not JSON that can be used: {why}.";
    bundle_other_format(format) => "không phải tệp cuộc họp dạng {format}.", "it is not a meeting's file of the format {format}.";
    bundle_misshapen(why) => "không đúng dạng đã quy định: {why}.", "it is not made as the format says: {why}.";

    bundle_title_of(period, unit, program) => "Cuộc họp bình xét {period}, {unit}; tệp do {program} xuất.", "Appraisal of {period}, {unit}; file written by {program}.";
    bundle_title(period, program) => "Cuộc họp bình xét {period}; tệp do {program} xuất.", "Appraisal of {period}; file written by {program}.";
    bundle_chain_whole(entries) => "Chuỗi: cả {entries} mục đúng thứ tự và khớp nhau.", "Chain: all {entries} entries are in order and fit.";
    bundle_chain_until(fitting, entries) => "Chuỗi: chỉ {fitting} trên {entries} mục khớp, tính từ mục đầu.", "Chain: only {fitting} of {entries} entries fit, from the first on.";
    bundle_sealed(clock, day, entries) => "Đã chốt lúc {clock} ngày {day}, gồm {entries} mục. Mã chốt, hãy so với bản in:", "Sealed at {clock} on {day} over {entries} entries. The seal, to be compared with the printed one:";
    bundle_sealed_before(clock, day, entries) => "Đã chốt lúc {clock} ngày {day}, gồm {entries} mục, rồi mở lại. Mã chốt lần ấy:", "Sealed at {clock} on {day} over {entries} entries, then opened again. The seal of that time:";
    bundle_not_sealed => "Chưa chốt: ai giữ tệp này cũng có thể đã thêm hay cắt phần cuối.", "Not sealed: whoever had this file may have added to its end or cut it off.";
    bundle_redacted(count, first) => "Đã xoá nội dung theo thời hạn lưu: {count} mục, đầu tiên là mục {first}. Các mục này không kiểm lại được; chuỗi vẫn liền.", "Redacted, cannot be recounted: the texts of {count} entries were removed, the first is entry {first}. The chain still holds.";
    bundle_recounted(ballots, results) => "Kiểm lại: từng bước của cuộc họp, {ballots} lần bỏ phiếu và {results} kết quả xếp loại.", "Recounted: every step of the meeting, {ballots} votes and {results} results.";
    bundle_recounted_until(entry, ballots, results) => "Kiểm lại được đến mục {entry}: {ballots} lần bỏ phiếu, {results} kết quả xếp loại.", "Recounted up to entry {entry}: {ballots} votes, {results} results.";
    bundle_paper_fits(entries) => "Khớp với bản in: {entries} mục.", "It fits the printed seal: {entries} entries.";
    bundle_other_version(theirs, own) => "Mọi mục đều còn nguyên, chỉ kết quả tính lại là khác: hoặc đã ghi sai, hoặc {own} tính khác {theirs}.", "All entries are as they were written, only the reckoning differs: either it was recorded wrongly, or {own} reckons otherwise than {theirs}.";
    bundle_sound => "Kết luận: đúng.", "Verdict: sound.";
    bundle_sound_redacted => "Kết luận: chuỗi đúng; phần đã xoá nội dung không kiểm lại được.", "Verdict: the chain is sound; what follows a removed text could not be recounted.";
    bundle_unsound => "Kết luận: KHÔNG đúng.", "Verdict: NOT sound.";

    bundle_entry(seq) => "Mục {seq}", "Entry {seq}";
    bundle_entry_kind(seq, kind) => "Mục {seq} ({kind})", "Entry {seq} ({kind})";
    bundle_entry_at(seq, kind, clock, day) => "Mục {seq} ({kind}, {clock} ngày {day})", "Entry {seq} ({kind}, {clock} on {day})";
    bundle_fault(place, wrong) => "{place}: {wrong}", "{place}: {wrong}";
    bundle_wrong_misshapen(why) => "không đúng dạng đã quy định ({why}).", "it is not made as the format says ({why}).";
    bundle_wrong_order(found) => "mang số {found}, không phải mục kế tiếp.", "it is numbered {found} and is not the next one.";
    bundle_wrong_half_removed => "chỉ bị xoá một nửa: nội dung và muối phải cùng còn hoặc cùng bị xoá.", "it is half removed: text and salt must both be there or both be gone.";
    bundle_wrong_commitment => "nội dung hoặc muối đã bị sửa: không cho ra mã cam kết đã ghi.", "its text or salt was changed: they do not give the commitment.";
    bundle_wrong_head => "không nối với các mục trước: mã chuỗi không khớp.", "it does not follow from the entries before it: the chain's value does not fit.";
    bundle_wrong_spelling => "nội dung không viết theo cách duy nhất đã quy định.", "its text is not in the one spelling that it can have.";
    bundle_wrong_seal => "mã chốt không phải của chuỗi trước nó.", "the seal is not that of the chain before it.";
    bundle_wrong_after_seal => "đứng sau khi cuộc họp đã chốt.", "it stands behind the seal of the meeting.";
    bundle_wrong_fingerprint(set) => "mã nhận dạng không phải của bộ tiêu chí thứ {set}.", "the fingerprint is not that of criteria set {set}.";
    bundle_wrong_not_allowed(refusal) => "lúc đó không được làm việc này. {refusal}", "this was not allowed at that point. {refusal}";
    bundle_wrong_ballot(member, item, recorded, recount) => "bỏ phiếu về {member}, “{item}”: ghi là {recorded}; kiểm lại ra {recount}.", "the vote on {member}, “{item}”: recorded {recorded}; the recount gives {recount}.";
    bundle_wrong_results(count) => "kết quả của {count} người khác với kết quả tính lại:", "the results of {count} differ from the recount:";
    bundle_wrong_otherwise(path) => "theo quy tắc của cuộc họp, chỗ này phải được ghi khác ({path}).", "by the rules of the meeting something else would stand here ({path}).";
    bundle_wrong_copy(path) => "Bản chép ở đầu tệp khác với nhật ký: {path}.", "The copy at the head of the file is not what the log says: {path}.";
    bundle_wrong_cut_off(paper, held) => "thiếu từ đây: bản in ghi {paper} mục, tệp chỉ có {held}. Phần cuối đã bị cắt.", "missing from here on: the print says {paper} entries, the file has {held}. The end was cut off.";
    bundle_wrong_paper(entries) => "Mã chuỗi sau {entries} mục không phải mã trên bản in: tệp này không phải của cuộc họp đã in, hoặc đã bị viết lại.", "The chain after {entries} entries is not the printed one: this file is not of the meeting that was printed, or was written anew.";
    bundle_wrong_seal_missing(entries) => "thiếu mục chốt: {entries} mục trước đó khớp với bản in, nhưng mục chốt đã bị cắt.", "the seal is missing: the {entries} entries before it fit the print, but the seal itself was cut off.";

    bundle_count(ruling, valid, cast, present, summoned, committee) => "{ruling} ({valid} phiếu hợp lệ, {cast} phiếu, {present} người có mặt, {summoned} người được biểu quyết, ban chấp hành {committee})", "{ruling} ({valid} valid of {cast} cast, {present} present, {summoned} summoned, committee of {committee})";
    bundle_ruling_stands => "giữ nguyên", "the proposal stands";
    bundle_ruling_again => "bỏ phiếu lại", "another round";
    bundle_difference(name, recorded, recount, path) => "{name}: ghi là {recorded}; tính lại ra {recount} ({path})", "{name}: recorded {recorded}; the recount gives {recount} ({path})";
    bundle_placed(standing, total) => "{standing}, {total} điểm", "{standing}, {total} points";
    bundle_no_result => "không có", "nothing";

    bundle_kind_prepared => "chuẩn bị cuộc họp", "the meeting was prepared";
    bundle_kind_roll => "điểm danh", "roll call";
    bundle_kind_duty => "thay chủ trì hoặc thư ký", "a duty was taken";
    bundle_kind_opened => "khai mạc", "the meeting was opened";
    bundle_kind_disputed => "có ý kiến khác", "a dispute";
    bundle_kind_withdrawn => "rút ý kiến", "a dispute was withdrawn";
    bundle_kind_raised => "nêu vi phạm", "a finding was raised";
    bundle_kind_ballot_opened => "mở bỏ phiếu", "a vote was opened";
    bundle_kind_ballot_cancelled => "huỷ bỏ phiếu", "a vote was called off";
    bundle_kind_vote => "phiếu của ủy viên", "an officer's vote";
    bundle_kind_vote_changed => "sửa phiếu", "a vote was changed";
    bundle_kind_ballot_closed => "kiểm phiếu", "a vote was closed";
    bundle_kind_accepted => "thông qua phiếu bình xét", "sheets were accepted";
    bundle_kind_fact => "nhập dữ kiện", "a fact was entered";
    bundle_kind_moved => "chuyển hạng", "a class was moved";
    bundle_kind_waived => "miễn tiêu chí", "a criterion was waived";
    bundle_kind_waiver_lifted => "thôi miễn tiêu chí", "a waiver was lifted";
    bundle_kind_referral => "quyết định trường hợp chờ quyết", "a referred case was decided";
    bundle_kind_corrected => "đính chính", "a correction";
    bundle_kind_tallied => "tổng hợp kết quả", "the results";
    bundle_kind_confirmed => "công bố kết quả", "the results were announced";
    bundle_kind_remark => "ý kiến ghi thêm vào biên bản", "a remark to the minutes";
    bundle_kind_minutes_adopted => "thông qua biên bản", "the minutes were adopted";
    bundle_kind_minutes_rejected => "biên bản không được thông qua", "the minutes were not adopted";
    bundle_kind_attested => "xác nhận biên bản", "the minutes were confirmed";
    bundle_kind_reopened => "mở lại cuộc họp", "the meeting was opened again";
    bundle_kind_sealed => "chốt", "the seal";
}
