#pragma once

#include <string>
#include <string_view>

namespace bdd::fields {

struct CompanyName {
    std::string name;       ///< As written, tidied; nothing is taken out.
    std::string legal_form; ///< "SARL", "SAS" … in capitals without dots; empty when none.
    std::string key;        ///< text::key, & as ET, legal form taken out.
    std::string loose_key; ///< Also without weak words (ETS, STE, SOCIETE, GROUPE) and articles and
                           ///< de; letters in a row are one word (E.D.F. is EDF).
};

/// Reads a company name. The legal form is found before, after or in parentheses, with dots or
/// spaces (S.A.R.L., S A R L); it is set apart only when something remains ("SA" alone stays a
/// name). The loose key falls back to the key when nothing would remain.
[[nodiscard]] CompanyName read_company_name(std::string_view cell);

} // namespace bdd::fields
