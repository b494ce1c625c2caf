#pragma once

#include <string_view>

namespace bdd::fields {

/// Takes a legal form off the beginning of a company key and gives it back in its plain form
/// ("SARL"); empty when there is none. Acronyms are found with spaces between their letters too.
[[nodiscard]] std::string_view take_legal_form_front(std::string_view& key);
/// The same at the end. `written` is the text that the key was made of: "Spa" is no legal form,
/// "SpA" and "S.p.A." are.
[[nodiscard]] std::string_view take_legal_form_back(std::string_view& key,
                                                    std::string_view written);

} // namespace bdd::fields
