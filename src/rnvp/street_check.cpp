#include "rnvp/street_check.hpp"

#include "rnvp/arrondissements.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/rnvp/street_match.hpp>

#include <utility>

namespace bdd::rnvp {

namespace {

/// What the user says a street is called now, or what the jargon of the house means.
bool apply_alias(Draft& draft) {
    if (draft.reference.aliases.empty()) {
        return false;
    }
    const std::string label = draft.delivery.street.label();
    const auto alias = draft.reference.aliases.find(label);
    if (label.empty() || alias == draft.reference.aliases.end() || alias->second == label) {
        return false;
    }
    draft.say([&] { return text_of(_("an alias: {0} is {1}"), label, alias->second); });
    draft.note(Reason::street_alias, 4, label, alias->second);
    const StreetParts meant = read_street(alias->second);
    draft.delivery.street.type = meant.type;
    draft.delivery.street.name = meant.name;
    return true;
}

/// The street tells the arrondissement.
void move_to(Draft& draft, const StreetMatch& match) {
    if (match.postcode == draft.match.postcode) {
        return;
    }
    const std::string before = draft.match.line();
    draft.match.postcode = match.postcode;
    draft.match.insee = match.insee;
    draft.match.code = '3';
    draft.out.code.town = '3';
    draft.out.postcode = match.postcode;
    draft.out.insee = match.insee;
    draft.out.candidates.clear();
    draft.out.lines[k_line_6] = draft.match.line();
    draft.note(Reason::arrondissement_from_street, 6, before, draft.match.line());
}

void take_street(Draft& draft, StreetMatch match, bool is_alias) {
    draft.is_street_checked = true;
    const bool is_exact = match.street == '0' || match.street == '1';
    draft.out.code.street = is_alias && is_exact ? '4' : match.street;
    draft.out.code.number = match.number;
    draft.out.changes.insert(draft.out.changes.end(), match.changes.begin(), match.changes.end());
    draft.out.candidates.insert(draft.out.candidates.end(), match.candidates.begin(),
                                match.candidates.end());
    draft.delivery.street = std::move(match.parts);
    draft.printed = std::move(match.printed);
}

} // namespace

void check_street(Draft& draft) {
    const bool is_alias = apply_alias(draft);
    if (draft.delivery.street.empty() || !draft.delivery.special.empty() || draft.match.is_cedex ||
        draft.is_hamlet || draft.out.code.town == 'M' || draft.out.code.town == '9') {
        return;
    }
    const Streets& streets = draft.reference.streets;
    const auto arrondissements = arrondissements_of(draft.match.label);
    StreetMatch match;
    const bool is_covered = draft.out.code.town != '8' && streets.covers(draft.match.insee);
    if (is_covered) {
        match = match_street(draft.delivery.street, draft.match.insee, draft.match.postcode,
                             streets, draft.trace);
    }
    if (!arrondissements.empty() && (!match.is_found() || match.number == '3')) {
        StreetMatch other =
            find_elsewhere(draft.delivery.street, arrondissements, streets, draft.trace);
        if (other.is_found()) {
            move_to(draft, other);
            match = std::move(other);
        }
    }
    if (is_covered || match.is_found()) {
        take_street(draft, std::move(match), is_alias);
    }
}

void rate_unchecked_street(Draft& draft) {
    if (draft.out.code.town == 'M' || draft.is_street_checked) {
        return;
    }
    const StreetParts& street = draft.out.street;
    if (!draft.out.special.empty() || draft.match.is_cedex) {
        draft.out.code.street = '5';
    } else if (draft.is_hamlet) {
        draft.out.code.street = '6';
    }
    if (draft.out.code.street == '5' || draft.out.code.street == '6') {
        draft.out.code.number = '5';
    } else if (street.number.empty()) {
        draft.out.code.number = '2';
    } else if (!street.number_rest.empty()) {
        draft.out.code.number = '4';
    }
}

} // namespace bdd::rnvp
