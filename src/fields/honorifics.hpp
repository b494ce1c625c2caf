#pragma once

#include <bdd/fields/person_name.hpp>

#include <string>
#include <string_view>

namespace bdd::fields {

/// Civility and title that stood in a name cell.
struct Honorifics {
    Civility civility = Civility::unknown;
    std::string title;
    bool found = false;
};

/// Takes "M.", "Mme", "Dr", "M. et Mme" … off either end of a tidy name. A couple's civilities
/// become the title as written. A single "M" or "Me" that would leave nothing stays: an initial,
/// or a name.
[[nodiscard]] Honorifics take_honorifics(std::string_view& name);

} // namespace bdd::fields
