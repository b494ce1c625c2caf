#include "flows/protect/wording_text.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/io/input_file.hpp>

#include <string_view>

namespace bdd::flows {

namespace {

constexpr std::size_t k_most_bytes = std::size_t{64} << 10U;
constexpr std::string_view k_mark = "\xEF\xBB\xBF"; ///< Byte order mark of UTF-8.

} // namespace

std::string read_wording_text(const std::string& path) {
    const io::InputFile file(path);
    std::string bytes(k_most_bytes + 1, '\0');
    bytes.resize(file.open()->read(bytes));
    if (bytes.size() > k_most_bytes) {
        throw Error(Errc::input, text_of(_("{0} is too long for a wording"), file.display_name()),
                    _("keep the text that the person read, at most 64 KiB"));
    }
    if (bytes.compare(0, k_mark.size(), k_mark) == 0) {
        bytes.erase(0, k_mark.size());
    }
    if (text::find_invalid_utf8(bytes) != std::string_view::npos ||
        bytes.find('\0') != std::string::npos) {
        throw Error(Errc::input, text_of(_("{0} is no text in UTF-8"), file.display_name()),
                    _("save it as UTF-8"));
    }
    std::string lines;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool is_of_pair = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
        if (!is_of_pair) {
            lines += bytes[i] == '\r' ? '\n' : bytes[i];
        }
    }
    std::string text = text::to_nfc(text::trim(lines));
    if (text.empty()) {
        throw Error(Errc::input, text_of(_("{0} has no text"), file.display_name()),
                    _("write what the person read beside the box"));
    }
    return text;
}

} // namespace bdd::flows
