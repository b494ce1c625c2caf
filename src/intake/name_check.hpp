#pragma once

#include "intake/draft.hpp"

namespace bdd::intake {

/// Compares what the name says with what the cells hold: confirms, refines ("Siret" full of nine
/// digits, "Adresse" with postcodes), overrides ("téléphone" full of e-mails) or drops the field.
void check_by_content(Draft& draft);

} // namespace bdd::intake
