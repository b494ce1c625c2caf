#include "variants.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <array>

namespace bdd::bench {

namespace {

void replace_first(std::string& text, std::string_view what, std::string_view with) {
    if (const auto at = text.find(what); at != std::string::npos) {
        text.replace(at, what.size(), with);
    }
}

std::string dotted(std::string_view letters) {
    std::string out;
    for (const char c : letters) {
        out += {c, '.'};
    }
    return out;
}

std::string abbreviate_company(Rng& rng, std::string name) {
    constexpr std::array<std::array<std::string_view, 2>, 12> k_short{{{"Établissements", "Ets"},
                                                                       {"Société", "Sté"},
                                                                       {"Compagnie", "Cie"},
                                                                       {"Entreprise", "Ent."},
                                                                       {"Transports", "Tpts"},
                                                                       {"Constructions", "Const."},
                                                                       {"Frères", "Fres"},
                                                                       {"Saint", "St"},
                                                                       {"Générale", "Gale"},
                                                                       {"Groupe", "Gpe"},
                                                                       {"& Fils", "et Fils"},
                                                                       {"Association", "Asso"}}};
    for (const auto& [full, brief] : k_short) {
        if (rng.chance(0.7)) {
            replace_first(name, full, brief);
        }
    }
    return name;
}

} // namespace

std::string spell_company(Rng& rng, const Company& company) {
    if (!company.brand.empty() && rng.chance(0.38)) {
        return company.brand;
    }
    auto name = company.name;
    if (rng.chance(0.12)) {
        name = abbreviate_company(rng, std::move(name));
    }
    if (rng.chance(0.015)) {
        name = fmt::format("\"{}\"", name);
    }
    std::string form(company.legal_form);
    if (form.empty() || rng.chance(0.4)) {
        return name;
    }
    if (rng.chance(0.06)) {
        form = dotted(form);
    }
    const bool first = rng.chance(0.85) ? company.form_first : !company.form_first;
    if (rng.chance(0.03)) {
        return fmt::format("{} ({})", name, form);
    }
    return first ? fmt::format("{} {}", form, name) : fmt::format("{} {}", name, form);
}

std::string spell_job(Rng& rng, const Post& post, bool woman) {
    const auto& wordings = post.job->wordings;
    const auto& wording = rng.chance(0.7) ? wordings[post.wording] : rng.pick(wordings);
    // Many sources only know the masculine.
    return std::string(woman && rng.chance(0.8) ? wording.woman : wording.man);
}

std::string spell_civility(Rng& rng, bool woman) {
    constexpr std::array<std::string_view, 5> k_man{"M.", "M", "Monsieur", "Mr", "MR"};
    constexpr std::array<std::string_view, 5> k_woman{"Mme", "Madame", "MME", "Mlle", "Mme."};
    const auto at = rng.weighted({52, 20, 16, 8, 4});
    return std::string(woman ? k_woman[at] : k_man[at]);
}

std::string spell_phone(Rng& rng, const std::string& ten_digits) {
    const auto pairs = [&](std::string_view separator) {
        return fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}", separator, ten_digits.substr(0, 2),
                           ten_digits.substr(2, 2), ten_digits.substr(4, 2),
                           ten_digits.substr(6, 2), ten_digits.substr(8, 2));
    };
    switch (rng.weighted({38, 22, 12, 3, 6, 7, 3, 2, 4, 1, 1, 1})) {
    case 0:
        return pairs(" ");
    case 1:
        return ten_digits;
    case 2:
        return pairs(".");
    case 3:
        return pairs("-");
    case 4:
        return "+33 " + pairs(" ").substr(1);
    case 5:
        return "+33" + ten_digits.substr(1);
    case 6:
        return "+33(0)" + pairs(" ").substr(1);
    case 7:
        return "0033" + ten_digits.substr(1);
    case 8:
        return ten_digits.substr(1); // the zero that a spreadsheet ate
    case 9:
        return pairs("/");
    case 10:
        return pairs(" ") + " (standard)";
    default:
        return "Tél. : " + pairs(" ");
    }
}

std::string spell_street(Rng& rng, const Vocabulary& words, std::string street) {
    if (rng.chance(0.22)) {
        for (const auto& type : words.street_type_list) {
            const auto full = fmt::format(" {} ", type.name);
            if (street.find(full) != std::string::npos) {
                const auto* const dot = rng.chance(0.3) ? "." : "";
                replace_first(street, full, fmt::format(" {}{} ", type.abbreviation, dot));
                break;
            }
        }
    }
    if (rng.chance(0.1)) {
        constexpr std::array<std::array<std::string_view, 2>, 6> k_short{
            {{"Général", "Gal"},
             {"Maréchal", "Mal"},
             {"Docteur", "Dr"},
             {"Saint-", "St "},
             {"Sainte-", "Ste "},
             {"Zone artisanale", "Z.A."}}};
        for (const auto& [full, brief] : k_short) {
            replace_first(street, full, brief);
        }
    }
    return street;
}

void spell_name(Rng& rng, const Vocabulary& words, const Person& person, Record& record) {
    std::string first(person.first_name);
    const auto& nicknames = words.nicknames_of(person.first_name);
    const auto hyphen = first.find('-');
    if (!nicknames.empty() && rng.chance(0.045)) {
        first = rng.pick(nicknames);
    } else if (rng.chance(0.03)) {
        // The initial, after both parts of a compound name.
        const auto initial = slug(first, "").substr(0, 1);
        first = text::upper(initial) + ".";
        if (hyphen != std::string::npos) {
            first +=
                "-" + text::upper(slug(person.first_name.substr(hyphen), "").substr(0, 1)) + ".";
        }
    } else if (hyphen != std::string::npos) {
        switch (rng.weighted({74, 16, 6, 4})) {
        case 1:
            first[hyphen] = ' ';
            break;
        case 2:
            first.resize(hyphen);
            break;
        case 3:
            first.erase(hyphen, 1);
            break;
        default:
            break;
        }
    }
    auto last = person.last_name;
    if (!person.birth_name.empty()) {
        switch (rng.weighted({50, 28, 14, 8})) {
        case 1:
            last = person.birth_name;
            break;
        case 2:
            last = fmt::format("{}-{}", person.birth_name, person.last_name);
            break;
        case 3:
            last = fmt::format("{} née {}", person.last_name, person.birth_name);
            break;
        default:
            break;
        }
    }
    record[Cell::first_name] = std::move(first);
    record[Cell::last_name] = std::move(last);
}

void spell_place(Rng& rng, const Vocabulary& words, const Site& site, Record& record) {
    record[Cell::address] = spell_street(rng, words, site.street);
    record[Cell::complement] = rng.chance(0.75) ? site.complement : std::string();
    record[Cell::postcode] = site.town->postcode;
    record[Cell::town] = site.town->name;
    if (!site.box.empty() && rng.chance(0.7)) {
        record[Cell::complement] = site.box;
        record[Cell::postcode] = site.town->cedex_postcode;
        record[Cell::town] = site.town->cedex_line;
    } else if (rng.chance(0.06)) {
        replace_first(record[Cell::town], "Saint-", "St ");
        replace_first(record[Cell::town], "Sainte-", "Ste ");
    }
}

void join_name(Rng& rng, Record& record) {
    const auto& first = record[Cell::first_name];
    const auto& last = record[Cell::last_name];
    auto& full = record[Cell::full_name];
    if (first.empty() || last.empty()) {
        full = first + last;
        return;
    }
    switch (rng.weighted({46, 22, 14, 10, 4, 4})) {
    case 0:
        full = fmt::format("{} {}", first, last);
        break;
    case 1:
        full = fmt::format("{} {}", first, text::upper(last));
        break;
    case 2:
        full = fmt::format("{} {}", text::upper(last), first);
        break;
    case 3:
        full = fmt::format("{} {} {}", record[Cell::civility], first, last);
        break;
    case 4:
        full = fmt::format("{}, {}", last, first);
        break;
    default:
        full = fmt::format("{} {}", last, first);
        break;
    }
}

void join_address(Rng& rng, Record& record) {
    constexpr std::array<std::string_view, 4> k_between{", ", " - ", " ", "\n"};
    const auto between = k_between[rng.weighted({62, 18, 14, 6})];
    auto& full = record[Cell::full_address];
    for (const auto cell : {Cell::complement, Cell::address}) {
        if (!record[cell].empty()) {
            full += record[cell];
            full += between;
        }
    }
    const auto& postcode = record[Cell::postcode];
    const auto& town = record[Cell::town];
    switch (rng.weighted({84, 6, 6, 4})) {
    case 1:
        full = fmt::format("{} ({})", town, postcode.substr(0, 2)); // a visitor in a hurry
        break;
    case 2:
        full += fmt::format("{} {}", town, postcode);
        break;
    case 3:
        full += fmt::format("F-{} {}", postcode, town);
        break;
    default:
        full += fmt::format("{} {}", postcode, town);
        break;
    }
}

} // namespace bdd::bench
