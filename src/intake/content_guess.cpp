#include "intake/content_guess.hpp"

#include "intake/row_evidence.hpp"

#include <algorithm>
#include <utility>

namespace bdd::intake {

namespace {

using model::Field;

constexpr double k_most = 0.8;
constexpr double k_many = 0.6;

int percent(double share, int at_most) {
    return static_cast<int>(share * at_most);
}

bool is_open(const Draft& draft) {
    return !draft.closed && !draft.reading && !draft.mapped.field && !draft.content.empty();
}

bool holds(const Drafts& drafts, Field field) {
    return std::any_of(drafts.begin(), drafts.end(),
                       [&](const Draft& draft) { return draft.is(field); });
}

const ColumnSample* email_sample(const Drafts& drafts) {
    const auto email = std::find_if(drafts.begin(), drafts.end(),
                                    [](const Draft& draft) { return draft.is(Field::email); });
    return email == drafts.end() ? nullptr : email->sample;
}

std::optional<Guess> evident_id(const ColumnContent& content) {
    const double siren = content.share(Shape::siren);
    const double siret = content.share(Shape::siret);
    if (siret >= k_many && siren < 0.05) {
        return Guess{Field::siret, percent(siret, 95)};
    }
    if (siren >= k_most) {
        return Guess{Field::siren, percent(siren, 90)};
    }
    if (siren + siret >= k_most) {
        return Guess{Field::siren_siret, percent(siren + siret, 88)};
    }
    if (content.share(Shape::vat) >= k_most) {
        return Guess{Field::vat, percent(content.share(Shape::vat), 90)};
    }
    if (content.share(Shape::naf) >= k_most) {
        return Guess{Field::naf, percent(content.share(Shape::naf), 90)};
    }
    return std::nullopt;
}

/// A column of web addresses that are the rows' own: not pages of one directory.
bool is_own_website(const ColumnContent& content) {
    return content.share(Shape::url) >= k_most && content.share(Shape::social_url) < 0.5 &&
           content.distinct_hosts() >= 0.5;
}

/// Postcodes, and not the INSEE codes that look the same.
bool is_postcode_column(const ColumnContent& content) {
    return content.share(Shape::postcode) >= k_most && content.share(Shape::round_postcode) >= 0.3;
}

void guess_nameless_address(Drafts& drafts) {
    for (Draft& draft : drafts) {
        if (!is_open(draft) || !draft.generic_name) {
            continue;
        }
        if (is_postcode_column(draft.content)) {
            draft.set(Field::postcode, MappingOrigin::content, 80);
        } else if (draft.content.share(Shape::street) >= k_many) {
            draft.set(Field::address_1, MappingOrigin::content, 75);
        } else if (draft.content.share(Shape::country) >= k_most) {
            draft.set(Field::country, MappingOrigin::content, 75);
        }
    }
}

bool looks_like_town(const Draft& draft) {
    const ColumnContent& content = draft.content;
    return is_open(draft) && draft.generic_name && content.share(Shape::letters) >= k_most &&
           content.share({Shape::email, Shape::street, Shape::civility, Shape::postcode_town}) <
               0.2;
}

/// The town stands beside its postcode, mostly behind it, an INSEE code perhaps between them.
Draft* town_beside(Drafts& drafts, std::size_t postcode) {
    for (const std::size_t i : {postcode + 1, postcode - 1, postcode + 2}) {
        // Before the first column is behind the last one: an unsigned index wraps.
        if (i < drafts.size() && looks_like_town(drafts[i])) {
            return &drafts[i];
        }
    }
    return nullptr;
}

void guess_nameless_town(Drafts& drafts) {
    if (holds(drafts, Field::town)) {
        return;
    }
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Draft* town = drafts[i].is(Field::postcode) ? town_beside(drafts, i) : nullptr;
        if (town != nullptr) {
            town->set(Field::town, MappingOrigin::content, 75);
            return;
        }
    }
    for (Draft& draft : drafts) {
        if (is_open(draft) && draft.generic_name &&
            draft.content.share(Shape::postcode_town) >= k_many) {
            draft.set(Field::town, MappingOrigin::content, 75);
            return;
        }
    }
}

/// Columns of kinds ("Camping", "Restaurant") repeat; names of companies seldom do.
double company_share(const Draft& draft) {
    const double share = draft.content.share(Shape::company_word);
    return draft.content.distinct() >= 0.5 ? share * draft.content.distinct() : 0.0;
}

void guess_nameless_company(Drafts& drafts) {
    if (holds(drafts, Field::company)) {
        return;
    }
    Draft* best = nullptr;
    for (Draft& draft : drafts) {
        const double share = company_share(draft);
        if (is_open(draft) && draft.generic_name && share >= 0.2 &&
            (best == nullptr || share > company_share(*best))) {
            best = &draft;
        }
    }
    if (best != nullptr) {
        best->set(Field::company, MappingOrigin::content, 60 + percent(company_share(*best), 25));
    }
}

/// Greater than 0 when `a` is rather the last name and `b` the first name.
double last_name_score(const Draft& a, const Draft& b, const ColumnSample* emails) {
    double score = a.content.share(Shape::capitals) - b.content.share(Shape::capitals);
    score += 0.5 * (a.content.distinct() - b.content.distinct());
    if (emails != nullptr) {
        const EmailMatch match_a = match_emails(*a.sample, *emails);
        const EmailMatch match_b = match_emails(*b.sample, *emails);
        score += 2 * (match_a.last + match_b.first - match_a.first - match_b.last);
    }
    return score;
}

void guess_nameless_person(Drafts& drafts) {
    const ColumnSample* emails = email_sample(drafts);
    std::vector<Draft*> names;
    for (Draft& draft : drafts) {
        if (!is_open(draft) || !draft.generic_name) {
            continue;
        }
        if (draft.content.share(Shape::one_name) >= 0.7 && draft.content.distinct() >= 0.3) {
            names.push_back(&draft);
        }
    }
    // Two single words side by side; further columns of single words are no names.
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        if (names[i + 1] != names[i] + 1) {
            continue;
        }
        const double score = last_name_score(*names[i], *names[i + 1], emails);
        const bool is_last_first = score >= 0;
        const int confidence =
            std::min(85, 50 + static_cast<int>(40 * (score < 0 ? -score : score)));
        names[i]->set(is_last_first ? Field::last_name : Field::first_name, MappingOrigin::content,
                      confidence);
        names[i + 1]->set(is_last_first ? Field::first_name : Field::last_name,
                          MappingOrigin::content, confidence);
        return;
    }
}

/// Civilities before the names, or e-mails made of them, tell people from companies.
void guess_nameless_full_name(Drafts& drafts) {
    if (holds(drafts, Field::last_name)) {
        return;
    }
    const ColumnSample* emails = email_sample(drafts);
    for (Draft& draft : drafts) {
        const ColumnContent& content = draft.content;
        if (!is_open(draft) || !draft.generic_name ||
            content.share({Shape::full_name, Shape::civility_name}) < 0.7) {
            continue;
        }
        const bool is_in_emails =
            emails != nullptr && share_of_words(*draft.sample, *emails) >= 0.3;
        if (is_in_emails || content.share(Shape::civility_name) >= 0.5) {
            draft.set(Field::full_name, MappingOrigin::content, 70);
            return;
        }
    }
}

/// A first column of codes, one per row.
void guess_nameless_id(Drafts& drafts) {
    if (drafts.empty() || holds(drafts, Field::external_id)) {
        return;
    }
    Draft& first = drafts.front();
    const bool is_code = first.content.share(Shape::digits) >= 0.95 &&
                         first.content.share({Shape::street, Shape::date, Shape::postcode}) < 0.2;
    if (is_open(first) && first.generic_name && is_code && first.content.distinct() >= 0.99 &&
        first.content.fill() >= 0.99) {
        first.set(Field::external_id, MappingOrigin::content, 55);
    }
}

} // namespace

std::optional<Guess> evident_field(const ColumnContent& content) {
    const double emails = content.share(Shape::email);
    if (emails >= k_many) {
        return Guess{Field::email, percent(emails, 98)};
    }
    if (const auto id = evident_id(content)) {
        return id;
    }
    const double phones = content.share(Shape::phone);
    if (phones >= k_most) {
        const bool is_mobile = content.share(Shape::mobile) >= k_most * phones;
        return Guess{is_mobile ? Field::mobile : Field::phone, percent(phones, 92)};
    }
    if (content.share(Shape::civility) >= k_most) {
        return Guess{Field::civility, percent(content.share(Shape::civility), 90)};
    }
    if (content.share(Shape::full_address) >= k_many) {
        return Guess{Field::full_address, percent(content.share(Shape::full_address), 85)};
    }
    if (is_own_website(content)) {
        return Guess{Field::website, percent(content.share(Shape::url), 80)};
    }
    return std::nullopt;
}

void guess_unknown(Drafts& drafts) {
    for (Draft& draft : drafts) {
        if (!is_open(draft)) {
            continue;
        }
        const auto guess = evident_field(draft.content);
        // Pages about the rows' owners are not rarer than their own sites: a named site wins,
        // even while its sample is empty.
        const bool is_second_site = guess && guess->field == Field::website &&
                                    !draft.generic_name && holds(drafts, Field::website);
        if (guess && !is_second_site) {
            draft.set(guess->field, MappingOrigin::content, guess->confidence_percent);
        }
    }
    guess_nameless_address(drafts);
    guess_nameless_town(drafts);
    guess_nameless_company(drafts);
    guess_nameless_person(drafts);
    guess_nameless_full_name(drafts);
    guess_nameless_id(drafts);
}

} // namespace bdd::intake
