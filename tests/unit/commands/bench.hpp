#pragma once

#include "../io/temp_file.hpp"
#include "../storage/base_dump.hpp"
#include "catch.hpp"
#include "cli/app.hpp"
#include "commands/commands.hpp"

#include <bdd/dedupe/survivorship.hpp>
#include <bdd/storage/detail_store.hpp>
#include <bdd/storage/golden_store.hpp>

#include <array>
#include <iterator>

namespace bdd::test {

/// xorshift64*: the same numbers everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed * 0x9E3779B97F4A7C15U + 1) {}
    std::size_t roll(std::size_t sides) {
        m_state ^= m_state >> 12U;
        m_state ^= m_state << 25U;
        m_state ^= m_state >> 27U;
        return ((m_state * 0x2545F4914F6CDD1DU) >> 33U) % sides;
    }
    template <std::size_t n>
    std::string pick(const std::array<const char*, n>& choices) {
        return choices.at(roll(n));
    }

private:
    std::uint64_t m_state;
};

inline constexpr std::string_view k_header =
    "Identifiant;Civilité;Prénom;Nom;Fonction;Société;SIREN;SIRET;E-mail;Mobile;Adresse;"
    "Code postal;Ville;Effectif;Date de modification\n";

/// A small world, so that rows meet: the same people, companies and places in every spelling.
inline std::string random_row(Dice& dice, std::size_t id) {
    static constexpr std::array k_civilities = {"", "M.", "Mme"};
    static constexpr std::array k_first = {"", "Jean", "Jacques", "J.", "Élodie", "Elodie"};
    static constexpr std::array k_last = {"", "Martin", "MARTIN", "Le Goff", "Dupont"};
    static constexpr std::array k_jobs = {"", "Directeur commercial", "DRH", "Achats"};
    static constexpr std::array k_companies = {"", "Acier du Nord SARL", "ACIER DU NORD",
                                               "Boulangerie Durand", "SAS Voiles de Brest"};
    static constexpr std::array k_sirens = {"", "", "732829320", "552100554"};
    static constexpr std::array k_sirets = {"", "", "", "73282932000074", "55210055400013"};
    static constexpr std::array k_emails = {"", "", "jean.martin@acier-du-nord.example",
                                            "contact@acier-du-nord.example",
                                            "elodie.legoff@gmail.com"};
    static constexpr std::array k_mobiles = {"", "", "06 12 34 56 78", "07 98 76 54 32"};
    static constexpr std::array k_streets = {"", "12 rue du Port", "3 place Foch"};
    static constexpr std::array k_places = {";", "59000;Lille", "29200;Brest"};
    static constexpr std::array k_staff = {"", "12", "250"};
    static constexpr std::array k_dates = {"", "03/02/2025", "14/07/2026"};
    std::string row = dice.roll(6) == 0 ? std::string() : "K" + std::to_string(id);
    for (const std::string& cell :
         {dice.pick(k_civilities), dice.pick(k_first), dice.pick(k_last), dice.pick(k_jobs),
          dice.pick(k_companies), dice.pick(k_sirens), dice.pick(k_sirets), dice.pick(k_emails),
          dice.pick(k_mobiles), dice.pick(k_streets), dice.pick(k_places), dice.pick(k_staff),
          dice.pick(k_dates)}) {
        row += ";" + cell;
    }
    return row;
}

struct Result {
    Exit exit = Exit::done;
    std::string err;
};

/// A base in its own folder, driven through the command line.
class Bench {
public:
    Result run(std::vector<std::string> args) {
        bdd::CancelFlag cancel;
        return run(std::move(args), cancel);
    }
    Result run(std::vector<std::string> args, bdd::CancelFlag& cancel) {
        args.insert(args.begin(), {"--db", base(), "--as-of", day()});
        cli::MemoryOutput out;
        cli::MemoryOutput err;
        const cli::Env env{{"HOME", m_folder.path("home")}};
        const Exit exit = cli::main(args, {out, err}, env, cancel, bdd::commands::add_all);
        return {exit, err.text()};
    }
    void next_day() { ++m_day; }
    [[nodiscard]] std::string base() const { return m_folder.path("base.sqlite"); }
    [[nodiscard]] const TempFolder& folder() const { return m_folder; }
    [[nodiscard]] storage::Connection open() const {
        return {base(), storage::OpenMode::read_write, 0, nullptr};
    }
    [[nodiscard]] Dump dump() const {
        storage::Connection connection = open();
        return test::dump(connection);
    }
    [[nodiscard]] std::set<std::int64_t> ids(const std::string& table) const {
        storage::Connection connection = open();
        return test::ids(connection, table);
    }
    [[nodiscard]] std::string bytes() const {
        std::ifstream in(base(), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    [[nodiscard]] std::string day() const {
        return "2026-03-" + std::string(m_day < 10 ? "0" : "") + std::to_string(m_day);
    }
    TempFolder m_folder;
    int m_day = 1;
};

/// What must hold in every base, whatever was done to it.
inline void check_sound(const Bench& bench) {
    storage::Connection connection = bench.open();
    CHECK(damages(connection).empty());
    CHECK(connection.query_integer("SELECT count(*) FROM record WHERE id NOT IN"
                                   " (SELECT record_id FROM record_raw)") == 0);
    CHECK(connection.query_integer("SELECT count(*) FROM contact_alias WHERE contact_id NOT IN"
                                   " (SELECT id FROM contact)") == 0);
    CHECK(connection.query_integer("SELECT count(*) FROM account_alias WHERE account_id NOT IN"
                                   " (SELECT id FROM account)") == 0);
    // An id is a thing or another name of a thing, never both.
    CHECK(connection.query_integer("SELECT count(*) FROM contact JOIN contact_alias"
                                   " USING (id)") == 0);
    CHECK(connection.query_integer("SELECT count(*) FROM account JOIN account_alias"
                                   " USING (id)") == 0);
    storage::Database base(bench.base(), storage::Access::read, 0, nullptr);
    storage::GoldenStore golden(base);
    storage::DetailStore details(base);
    std::vector<model::ContactId> contacts;
    for (const std::int64_t id : bench.ids("contact")) {
        contacts.push_back({id});
    }
    golden.for_each(contacts, [&](model::ContactId id, auto records) {
        REQUIRE_FALSE(records.empty());
        const auto detail = details.contact(id);
        REQUIRE(detail);
        CHECK(detail->contact == dedupe::conclude_contact(id, records));
    });
    std::vector<model::AccountId> accounts;
    for (const std::int64_t id : bench.ids("account")) {
        accounts.push_back({id});
    }
    golden.for_each(accounts, [&](model::AccountId id, auto statements) {
        REQUIRE_FALSE(statements.empty());
        const auto detail = details.account(id);
        REQUIRE(detail);
        CHECK(detail->account == dedupe::conclude_account(id, statements));
    });
}

/// Nothing of anybody stays once every run is undone; a source and its columns may.
inline void check_nothing_left(const Bench& bench) {
    for (const auto& [table, rows] : bench.dump()) {
        if (table != "source" && table != "source_column") {
            INFO(table);
            CHECK(rows.empty());
        }
    }
    storage::Connection connection = bench.open();
    CHECK(connection.query_integer("SELECT count(*) FROM run_change") == 0);
}

/// Undo of the last run gave back what was before it. A source that a run made stays while a later
/// import uses it (`out_of_order`); what scans leave behind is taken away.
inline void check_given_back(const Bench& bench, const Dump& before, bool out_of_order) {
    for (const auto& [table, rows] : bench.dump()) {
        INFO(table);
        if (table.rfind("match_", 0) != 0) {
            CHECK((rows == before.at(table) || (table == "source" && out_of_order)));
        }
    }
}

/// A dozen rows that meet.
inline std::string sample_file() {
    Dice dice(4711);
    std::string text(k_header);
    for (std::size_t id = 0; id < 12; ++id) {
        text += random_row(dice, id) + "\n";
    }
    return text;
}

} // namespace bdd::test
