//! What the frame around every screen says.

catalogue! {
    ui_too_small(columns, rows, has_columns, has_rows) => "Cửa sổ cần ít nhất {columns}×{rows}, hiện là {has_columns}×{has_rows}. Hãy mở rộng cửa sổ.", "The window needs at least {columns}×{rows} and has {has_columns}×{has_rows}. Please make it larger.";
}
