#pragma once

#include "rnvp/draft.hpp"

/// What was found becomes lines of at most 38 signs; what does not fit goes to a line above.
namespace bdd::rnvp {

/// Number, repetition and label of the street.
void lay_out_line_4(Draft& draft);

/// The box first, the locality behind it, or on line 3 when both do not fit.
void lay_out_line_5(Draft& draft);

/// Company, person and complements share lines 1 to 3.
void lay_out_first_lines(Draft& draft);

} // namespace bdd::rnvp
