//! Invented people with everything that a roster can say.

use binhxet::domain::Roster;
use binhxet::papers::roster;

/// A roster with every column that the program knows and two of the unit's own, as a table.
pub const FULL: &str =
    "Mã;Họ và tên;Ngày sinh;Giới tính;Tổ công đoàn;Chức vụ;Nhóm nhiệm vụ;Đối tượng;Ban chấp hành;Ngày vào công đoàn;\
         Bình xét;Một cửa;Chủ nhiệm
B1;Lê Thị Mẫu Một;01/02/1975;Nữ;Tổ 1;Hiệu trưởng;Quản lý;Viên chức;Chủ tịch;01/09/1998;Không;không;không
B2;Trần Văn Mẫu Hai;03/04/1976;Nam;Tổ 1;Văn thư;Văn phòng;Viên chức;Phó Chủ tịch;01/09/1999;Có;có;không
B3;Phạm Thị Mẫu Ba;05/06/1980;Nữ;Tổ 2;Kế toán;Văn phòng;Công chức;Ủy viên;01/09/2003;Có;không;không
M1;Nguyễn Văn Mẫu Tư;07/08/1985;Nam;Tổ 1;Chuyên viên;Tổng hợp;Công chức;;01/09/2008;Có;có;có
M2;Hoàng Thị Mẫu Năm;09/10/1990;Nữ;Tổ 1;Chuyên viên;Tổng hợp;Công chức;;01/09/2013;Có;có;không
M3;Võ Văn Mẫu Sáu;11/12/1992;Nam;Tổ 2;Chuyên viên;Tổng hợp;Viên chức;;01/09/2015;Có;không;có
M4;Đặng Thị Mẫu Bảy;13/01/1995;Nữ;Tổ 2;Chuyên viên;Địa bàn;Viên chức;;01/09/2018;Có;có;không
M5;Bùi Văn Mẫu Tám;15/03/1999;Nam;Tổ 2;Chuyên viên;Địa bàn;Công chức;;01/09/2022;Có;không;không
";

/// The people of [`FULL`].
pub fn full() -> Roster {
    read(FULL)
}

/// A roster as a table.
///
/// # Panics
/// Where it is not sound.
pub fn read(text: &str) -> Roster {
    roster::read(text.as_bytes()).expect("a sound roster")
}
