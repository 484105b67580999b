//! What is written wide says what it says written long.
