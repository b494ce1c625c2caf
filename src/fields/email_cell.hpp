#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bdd::fields {

/// The words of an e-mail cell that should be addresses, taken out of what people put around them:
/// names, labels, brackets, mailto:, trailing signs. Their syntax is not checked here.
struct EmailCell {
    std::vector<std::string> words; ///< NFC, one line each, not lowered.
    bool blank = false;             ///< Nothing visible in the cell.
    bool unwrapped = false;         ///< Something was taken off.
    bool artefact = false;          ///< ="a@b.fr"
    bool rubbish = false;           ///< Something stood there that is no address and no label.
};

[[nodiscard]] EmailCell split_email_cell(std::string_view cell);

} // namespace bdd::fields
