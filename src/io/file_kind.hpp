#pragma once

#include <string>
#include <string_view>

namespace bdd::io {

/// Bytes of a file's start that `refuse_foreign_format` wants to see.
inline constexpr std::size_t k_head_bytes = 4096;

/// Throws Errc::input, with what to do instead, when the first bytes are those of a workbook, an
/// archive, a PDF, a database or a web page. Goes by the bytes, never by the name.
void refuse_foreign_format(std::string_view head, const std::string& display_name);

[[nodiscard]] bool is_gzip(std::string_view head) noexcept;

} // namespace bdd::io
