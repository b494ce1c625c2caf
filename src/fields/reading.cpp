#include <bdd/core/i18n.hpp>
#include <bdd/fields/reading.hpp>

namespace bdd::fields {

std::string_view keyword(Repair repair) noexcept {
    switch (repair) {
    case Repair::placeholder_emptied:
        return "placeholder_emptied";
    case Repair::double_encoding:
        return "double_encoding";
    case Repair::several_values_split:
        return "several_values_split";
    case Repair::email_unwrapped:
        return "email_unwrapped";
    case Repair::phone_zero_restored:
        return "phone_zero_restored";
    case Repair::phone_extension_apart:
        return "phone_extension_apart";
    case Repair::postcode_zero_restored:
        return "postcode_zero_restored";
    case Repair::postcode_from_town:
        return "postcode_from_town";
    case Repair::siren_zero_restored:
        return "siren_zero_restored";
    case Repair::siret_zero_restored:
        return "siret_zero_restored";
    case Repair::siren_from_siret:
        return "siren_from_siret";
    case Repair::civility_from_name:
        return "civility_from_name";
    case Repair::name_split:
        return "name_split";
    case Repair::address_split:
        return "address_split";
    case Repair::name_capitals:
        return "name_capitals";
    case Repair::spreadsheet_artefact:
        return "spreadsheet_artefact";
    case Repair::html_signs:
        return "html_signs";
    case Repair::count_:
        break;
    }
    return "";
}

std::string_view keyword(Problem problem) noexcept {
    switch (problem) {
    case Problem::none:
        return "none";
    case Problem::email_syntax:
        return "email_syntax";
    case Problem::phone_length:
        return "phone_length";
    case Problem::phone_invalid:
        return "phone_invalid";
    case Problem::postcode_invalid:
        return "postcode_invalid";
    case Problem::siren_length:
        return "siren_length";
    case Problem::siren_key:
        return "siren_key";
    case Problem::siret_length:
        return "siret_length";
    case Problem::siret_key:
        return "siret_key";
    case Problem::siret_siren_key:
        return "siret_siren_key";
    case Problem::vat_syntax:
        return "vat_syntax";
    case Problem::vat_key:
        return "vat_key";
    case Problem::naf_syntax:
        return "naf_syntax";
    case Problem::scientific_notation:
        return "scientific_notation";
    case Problem::date_invalid:
        return "date_invalid";
    case Problem::number_invalid:
        return "number_invalid";
    case Problem::damaged_accents:
        return "damaged_accents";
    case Problem::count_:
        break;
    }
    return "";
}

std::string_view describe(Repair repair) {
    switch (repair) {
    case Repair::placeholder_emptied:
        return _("placeholder read as empty");
    case Repair::double_encoding:
        return _("accents encoded twice were put right");
    case Repair::several_values_split:
        return _("several values in one cell were split");
    case Repair::email_unwrapped:
        return _("e-mail address taken out of what surrounded it");
    case Repair::phone_zero_restored:
        return _("phone number got its leading zero back");
    case Repair::phone_extension_apart:
        return _("phone extension set apart");
    case Repair::postcode_zero_restored:
        return _("postcode got its leading zero back");
    case Repair::postcode_from_town:
        return _("postcode taken out of the town");
    case Repair::siren_zero_restored:
        return _("SIREN got its leading zero back");
    case Repair::siret_zero_restored:
        return _("SIRET got its leading zero back");
    case Repair::siren_from_siret:
        return _("SIREN taken from a SIRET");
    case Repair::civility_from_name:
        return _("civility taken out of the name");
    case Repair::name_split:
        return _("whole name split into first and last name");
    case Repair::address_split:
        return _("whole address split into its parts");
    case Repair::name_capitals:
        return _("name in capitals shown in mixed case");
    case Repair::spreadsheet_artefact:
        return _("trace of a spreadsheet removed");
    case Repair::html_signs:
        return _("signs that HTML wrote as codes (&#039;) were put right");
    case Repair::count_:
        break;
    }
    return "";
}

std::string_view describe(Problem problem) {
    switch (problem) {
    case Problem::none:
        return _("no problem");
    case Problem::email_syntax:
        return _("not an e-mail address");
    case Problem::phone_length:
        return _("phone number too short or too long");
    case Problem::phone_invalid:
        return _("phone number that does not exist");
    case Problem::postcode_invalid:
        return _("not a postcode");
    case Problem::siren_length:
        return _("SIREN without nine digits");
    case Problem::siren_key:
        return _("SIREN with a wrong check digit");
    case Problem::siret_length:
        return _("SIRET without fourteen digits");
    case Problem::siret_key:
        return _("SIRET with a wrong check digit");
    case Problem::siret_siren_key:
        return _("SIRET that holds an impossible SIREN");
    case Problem::vat_syntax:
        return _("not a VAT number");
    case Problem::vat_key:
        return _("VAT number with a wrong key");
    case Problem::naf_syntax:
        return _("not an activity code");
    case Problem::scientific_notation:
        return _("digits lost by a spreadsheet (3,56E+13)");
    case Problem::date_invalid:
        return _("not a date, or an impossible one");
    case Problem::number_invalid:
        return _("not a number");
    case Problem::damaged_accents:
        return _("accents lost before the file came here");
    case Problem::count_:
        break;
    }
    return "";
}

} // namespace bdd::fields
