#include "rnvp/town_corrections.hpp"

#include "rnvp/alike_towns.hpp"
#include "rnvp/near_codes.hpp"
#include "rnvp/norm_words.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

using Answer = std::optional<TownMatch>;

/// "MIOS CAUDOS" at MIOS leaves CAUDOS; "WAILLY LES ARRAS" at WAILLY nothing: LES ARRAS says where
/// it lies.
std::string left_over(std::string_view key, std::string_view name) {
    if (key.size() <= name.size()) {
        return {};
    }
    const std::string_view rest = key.starts_with(name) ? key.substr(name.size() + 1)
                                  : key.ends_with(name)
                                      ? key.substr(0, key.size() - name.size() - 1)
                                      : std::string_view();
    return is_link(rest.substr(0, rest.find(' '))) ? std::string() : std::string(rest);
}

Answer clear_one(const TownQuestion& q, const std::vector<Place>& found, Reason reason) {
    if (found.size() != 1) {
        return std::nullopt;
    }
    const Place& place = found.front();
    q.say([&] {
        return reason == Reason::label_typo
                   ? text_of(_("a typing error away at this postcode: {0}"), place.name)
                   : text_of(_("a part of a name at this postcode: {0}"), place.name);
    });
    TownMatch match = q.corrected(place, is_minor(place.kind) ? '4' : '2', reason);
    if (is_minor(place.kind)) {
        match.locality = place.name;
    }
    if (reason == Reason::label_corrected) {
        match.rest = left_over(q.key, town_key(place.name));
    }
    return match;
}

Answer by_slip(const TownQuestion& q, Slip slip, Reason reason) {
    const std::vector<Place> found =
        communes_first(places_named(*q.places, q.key, [&](const Place& place) {
            return slip_between(q.given.code, place.postcode) == slip;
        }));
    if (found.size() != 1) {
        return std::nullopt;
    }
    q.say([&] {
        return text_of(_("{0} is one slip away from {1}, the postcode of {2}"), q.given.code,
                       found.front().postcode, q.given.town);
    });
    return q.corrected(found.front(), '3', reason);
}

} // namespace

Answer part_of_name(const TownQuestion& q) {
    return clear_one(q, places_sharing_name(*q.places, q.given.code, q.key),
                     Reason::label_corrected);
}

Answer typing_error(const TownQuestion& q) {
    return clear_one(q, places_nearly_named(*q.places, q.given.code, q.key), Reason::label_typo);
}

Answer other_code_in_area(const TownQuestion& q) {
    const std::vector<Place> found = communes_first(q.named_in_area());
    if (found.size() != 1) {
        return std::nullopt;
    }
    q.say([&] {
        return text_of(_("the only {0} of the département has {1}"), q.given.town,
                       found.front().postcode);
    });
    return q.corrected(found.front(), '3', Reason::cp_corrected);
}

Answer insee_code(const TownQuestion& q) {
    std::vector<Place> found;
    for (const Places::Index index : q.places->of_insee(q.given.code)) {
        if (q.places->key(index) == q.key || q.places->label_key(index) == q.key) {
            found.push_back((*q.places)[index]);
        }
    }
    found = communes_first(std::move(found));
    if (found.size() != 1) {
        return std::nullopt;
    }
    q.say([&] { return text_of(_("{0} is the INSEE code of {1}"), q.given.code, q.given.town); });
    return q.corrected(found.front(), '3', Reason::insee_as_cp);
}

Answer swapped_digits(const TownQuestion& q) {
    return by_slip(q, Slip::swapped_neighbours, Reason::cp_digits_swapped);
}

Answer slip_of_code(const TownQuestion& q) {
    Answer match = swapped_digits(q);
    return match ? match : by_slip(q, Slip::one_digit, Reason::cp_corrected);
}

Answer only_one_in_france(const TownQuestion& q) {
    const std::vector<Place> found = q.named_in_france();
    if (found.size() != 1 || rank_of(found.front().kind) > rank_of(PlaceKind::commune)) {
        return std::nullopt;
    }
    // LE MARIGOT is not meant by MARIGOT when nothing else points there.
    if (town_key(found.front().name) != q.key && town_key(found.front().label) != q.key) {
        return std::nullopt;
    }
    q.say([&] { return text_of(_("only one {0} in France"), q.given.town); });
    return q.corrected(found.front(), '3', Reason::cp_corrected);
}

} // namespace bdd::rnvp
