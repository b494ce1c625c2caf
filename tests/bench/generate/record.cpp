#include "record.hpp"

#include "damage.hpp"
#include "profile.hpp"
#include "variants.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace bdd::bench {

namespace {

/// A day between 2014 and October 2026, the later the likelier.
std::string draw_date(Rng& rng, bool iso) {
    using namespace std::chrono;
    const auto age = static_cast<int>(rng.below(rng.below(4600) + 1));
    const year_month_day day{sys_days{year{2026} / October / 31} - days{age}};
    const auto y = static_cast<int>(day.year());
    const auto m = static_cast<unsigned>(day.month());
    const auto d = static_cast<unsigned>(day.day());
    return iso ? fmt::format("{:04}-{:02}-{:02}", y, m, d)
               : fmt::format("{:02}/{:02}/{:04}", d, m, y);
}

/// The register's code of a staff band.
std::string_view staff_band(std::uint32_t staff) {
    struct Band {
        std::uint32_t below;
        std::string_view code;
    };
    constexpr std::array<Band, 10> k_bands{{{3, "01"},
                                            {6, "02"},
                                            {10, "03"},
                                            {20, "11"},
                                            {50, "12"},
                                            {100, "21"},
                                            {200, "22"},
                                            {250, "31"},
                                            {500, "32"},
                                            {1000, "41"}}};
    for (const auto& band : k_bands) {
        if (staff < band.below) {
            return band.code;
        }
    }
    return "42";
}

std::string draw_email(Rng& rng, const Person& person, const Post& post, const Company& company) {
    if (rng.chance(0.07)) {
        return person.webmail;
    }
    const auto at = post.email.find('@');
    if (!company.old_domain.empty() &&
        post.email.compare(at + 1, std::string::npos, company.domain) == 0 && rng.chance(0.4)) {
        return post.email.substr(0, at + 1) + company.old_domain;
    }
    return post.email;
}

std::string spell_siret(Rng& rng, const std::string& siret) {
    switch (rng.weighted({780, 150, 40, 20, 6, 4})) {
    case 1:
        return fmt::format("{} {} {} {}", siret.substr(0, 3), siret.substr(3, 3),
                           siret.substr(6, 3), siret.substr(9));
    case 2:
        return siret.substr(0, 9);
    case 3:
        return siret.substr(0, 9) + " " + siret.substr(9);
    case 4: { // a digit misread
        auto wrong = siret;
        auto& digit = wrong[rng.below(14)];
        digit = digit == '9' ? '0' : static_cast<char>(digit + 1);
        return wrong;
    }
    case 5: // what a spreadsheet shows of fourteen digits
        return fmt::format("{},{}E+13", siret.substr(0, 1), siret.substr(1, 2));
    default:
        return siret;
    }
}

std::string spell_naf(Rng& rng, std::string_view naf, Layout layout) {
    const bool dotted = layout == Layout::crm ? rng.chance(0.6) : false;
    return dotted ? std::string(naf) : fmt::format("{}{}", naf.substr(0, 2), naf.substr(3));
}

void drop_zero(std::string& digits) {
    if (!digits.empty() && digits.front() == '0') {
        digits.erase(0, 1);
    }
}

void fill(Rng& rng, const World& world, Record& record, const Occurrence& occurrence) {
    auto company = world.company(world.employer_of(occurrence.person));
    const auto person = world.person(occurrence.person, company);
    if (occurrence.former_employer) {
        company = world.company(record.company);
    }
    const auto post = world.post(person, company);
    const auto site = world.site(company, post.site);
    spell_name(rng, world.words(), person, record);
    spell_place(rng, world.words(), site, record);
    record[Cell::civility] = spell_civility(rng, person.woman);
    record[Cell::company] = spell_company(rng, company);
    record[Cell::siret] = spell_siret(rng, site.siret);
    record[Cell::naf] = spell_naf(rng, company.trade->naf, occurrence.layout);
    record[Cell::staff] = staff_band(company.staff);
    record[Cell::job] = spell_job(rng, post, person.woman);
    record[Cell::email] = draw_email(rng, person, post, company);
    const bool rented = occurrence.layout == Layout::rented;
    const bool direct = !rented && !person.direct_line.empty() && rng.chance(0.6);
    record[Cell::phone] = spell_phone(rng, direct ? person.direct_line : site.phone);
    record[Cell::mobile] = spell_phone(rng, person.mobile);
    record[Cell::modified] = draw_date(rng, occurrence.layout == Layout::mailing);
    record[Cell::opt_in] = rng.chance(0.82) ? "oui" : "non";
}

void recase(Rng& rng, const Profile& profile, Record& record) {
    const bool capitals = rng.chance(profile.capitals);
    const bool small = !capitals && rng.chance(profile.small_letters);
    const bool plain = capitals || rng.chance(profile.plain);
    const bool surname = rng.chance(profile.surname_caps);
    for (const auto cell : {Cell::first_name, Cell::last_name, Cell::company, Cell::address,
                            Cell::complement, Cell::town, Cell::job}) {
        auto& value = record[cell];
        if (plain) {
            value = without_accents(value);
        }
        if (capitals) {
            value = text::upper(value);
        } else if (small) {
            value = text::lower(value);
        }
    }
    if (surname) {
        record[Cell::last_name] = text::upper(record[Cell::last_name]);
    }
    if (rng.chance(0.04)) {
        record[Cell::email] = rng.chance(0.5) ? text::upper(record[Cell::email])
                                              : fmt::format("{} ", record[Cell::email]);
    }
}

void damage_cell(Rng& rng, const Profile& profile, const CellProfile& cell, std::string& value) {
    if (rng.chance(cell.missing)) {
        value.clear();
        if (rng.chance(profile.placeholder)) {
            constexpr std::array<std::string_view, 5> k_nothing{"-", "NC", "N/A", ".", "néant"};
            value = k_nothing[rng.weighted({40, 30, 10, 10, 10})];
        }
        return;
    }
    if (rng.chance(cell.typo)) {
        value = with_typo(rng, value);
    }
    if (rng.chance(profile.stray_space) && !value.empty()) {
        value = with_stray_space(rng, value);
    }
    if (rng.chance(profile.misread)) {
        value = misread(value);
    }
}

void damage(Rng& rng, const Profile& profile, Record& record) {
    recase(rng, profile, record);
    if (rng.chance(profile.zero_lost)) {
        drop_zero(record[Cell::postcode]);
        drop_zero(record[Cell::siret]);
    }
    if (rng.chance(profile.broken_email)) {
        record[Cell::email] = broken_email(rng, record[Cell::email]);
    }
    const auto whole_name = record[Cell::last_name];
    const auto whole_email = record[Cell::email];
    for (const auto& cell : profile.cells) {
        if (cell.missing < 1) {
            damage_cell(rng, profile, cell, record[cell.cell]);
        } else {
            record[cell.cell].clear();
        }
    }
    // A row that says nothing of who it is would have no truth.
    const bool shared_email = is_shared_address(text::lower(whole_email));
    if (record[Cell::last_name].size() < 2 && (record[Cell::email].size() < 6 || shared_email)) {
        record[Cell::last_name] = whole_name;
    }
    if (rng.chance(profile.swapped)) {
        std::swap(record[Cell::first_name], record[Cell::last_name]);
    }
    auto& address = record[Cell::address];
    if (rng.chance(profile.line_break) && !address.empty() && !record[Cell::complement].empty()) {
        address += "\n" + record[Cell::complement];
        record[Cell::complement].clear();
    }
}

} // namespace

Record make_record(const World& world, const Occurrence& occurrence) {
    Rng rng = stream_of(world.seed(), Stream::record, occurrence.person,
                        occurrence.note * 8U + static_cast<std::uint32_t>(occurrence.layout));
    Record record;
    record.person = occurrence.person;
    record.note = occurrence.note;
    record.company = occurrence.former_employer ? world.former_employer_of(occurrence.person)
                                                : world.employer_of(occurrence.person);
    fill(rng, world, record, occurrence);
    damage(rng, profile_of(occurrence.layout), record);
    if (occurrence.layout == Layout::badges) {
        join_name(rng, record);
        if (!record[Cell::address].empty()) {
            join_address(rng, record);
        }
        if (record[Cell::phone].empty() || rng.chance(0.5)) {
            std::swap(record[Cell::phone], record[Cell::mobile]);
        }
    }
    return record;
}

} // namespace bdd::bench
