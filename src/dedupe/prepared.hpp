#pragma once

#include "dedupe/field.hpp"

#include <bdd/core/thread_pool.hpp>
#include <bdd/dedupe/dataset.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bdd::dedupe {

/// What is known of a distinct first or last name.
struct NameFacts {
    std::uint64_t compact = 0; ///< Hash without spaces: "JEANPIERRE".
    std::uint64_t sound = 0;   ///< Hash of the phonetic key.
    std::uint64_t start = 0;   ///< Hash of the first letter.
    std::uint64_t root = 0;    ///< Hash of the lowest family of first names, else `compact`.
    std::span<const std::uint16_t> families; ///< Of first names, ascending.
    std::uint8_t letters = 0;                ///< Length without spaces.
    bool linked = false;                     ///< More than one word.
    bool initial = false;                    ///< A word of one letter, or two letters in all.
};

struct EmailFacts {
    std::uint32_t local = 0;  ///< Id in `locals`.
    std::uint32_t domain = 0; ///< Id in `domains`; 0 for webmail and providers.
    std::uint64_t words = 0;  ///< Hash of the sorted letter runs of the local part.
    std::uint64_t digits = 0; ///< Hash of the digits of the local part; 0 below two.
    std::uint16_t local_size = 0;
    bool generic = false;
};

/// Columns of ids, one for each thing that comparisons look at; gathered by row for the scoring.
using Cells = std::vector<ValueId>;

struct People {
    Field names; ///< First and last names in one table, so that swapped ones meet.
    std::vector<NameFacts> facts;
    Cells first, last;
    Cells full; ///< Id of the pair, in any order; 0 when a part is missing.
    std::vector<std::uint64_t> full_hashes;
    std::vector<std::uint32_t> full_counts;
    std::vector<std::uint32_t> first_counts, last_counts;
    Cells civility;        ///< 1 mister, 2 madam.
    Cells last_in_company; ///< 1 where the company is named after the person; empty without.
    Cells named_email;     ///< 1 where the e-mail's local part is made of the name; empty without.
};

struct Emails {
    Field addresses;
    std::vector<EmailFacts> facts;
    Field locals;
    Field domains;
    Cells personal; ///< Not shared, as far as the address tells.
    Cells generic;  ///< info@ and the like.
    Cells domain;   ///< Corporate domain, of the address or of the website.
};

struct Phones {
    Field numbers;                 ///< National digits.
    std::array<Cells, 2> mobile;   ///< At most two of a row.
    std::array<Cells, 2> landline; ///< The same, of all others.
};

/// A column compared by words, street lines included (`numbers` then holds the house number).
struct TextColumn {
    std::string name;
    ColumnKind kind = ColumnKind::text;
    Field field;
    std::vector<std::uint64_t> compact; ///< Hash of the value without spaces.
    Cells cells;
};

/// A column compared as one value: codes, numbers, dates, categories, postcodes.
struct PlainColumn {
    std::string name;
    ColumnKind kind = ColumnKind::code;
    Field field; ///< `numbers`: a date as yyyymmdd.
    std::vector<double> amounts;
    Cells cells;
};

/// Everything that comparisons and blocking look at, each distinct value normalised once.
struct Prepared {
    std::size_t rows = 0;
    std::optional<People> people;
    std::optional<Emails> emails;
    std::optional<Phones> phones;
    std::optional<PlainColumn> siren, siret;
    std::optional<TextColumn> company;
    std::optional<TextColumn> street, town;
    std::optional<PlainColumn> postcode;
    std::vector<TextColumn> texts;
    std::vector<PlainColumn> plains;
    Cells account; ///< Resolved organisation; empty without organisations.
    std::vector<std::uint32_t> account_counts;

    double counted_rows = 0; ///< Records behind all counts; more than rows where these are a few.
    /// Of each kind of rarity: the chance that two random records agree by accident.
    std::shared_ptr<std::map<std::string, double>> coincidences =
        std::make_shared<std::map<std::string, double>>();

    /// A row stands for all rows that are equal in everything above.
    std::vector<Row> same_as;
    std::vector<Row> kept; ///< Rows that stand for themselves, ascending.
};

/// Calls `use(first, last)` for ranges of the numbers below `size`, on all threads.
template <typename Use>
void for_ranges(ThreadPool& pool, std::size_t size, Use&& use) {
    constexpr std::size_t k_range = std::size_t{1} << 14U;
    pool.for_each((size + k_range - 1) / k_range, 1,
                  [&](std::size_t i) { use(i * k_range, std::min(size, (i + 1) * k_range)); });
}

[[nodiscard]] Prepared prepare(const Dataset& data, ThreadPool& pool);

/// One cell tidied before anything else: damage undone, placeholders empty.
[[nodiscard]] std::string tidy_cell(std::string_view raw);

[[nodiscard]] People prepare_people(const Dataset& data);
[[nodiscard]] Emails prepare_emails(const Dataset& data);
[[nodiscard]] Phones prepare_phones(const Dataset& data);
[[nodiscard]] TextColumn prepare_text(const Column& column);
[[nodiscard]] PlainColumn prepare_plain(const Column& column);
/// Rows of one organisation as one number each, from what the rows say of it.
void resolve_accounts(Prepared& data);
/// The id of a name; 0 for the empty key.
ValueId add_name(People& people, std::string_view key);
/// Numbers the pairs of first and last names; which of the two is which does not count.
void number_full_names(People& people);
/// Finds the people whose company bears their last name.
void find_namesakes(Prepared& data, ThreadPool& pool);
/// Takes from an e-mail address what a row lacks of its name: "n.berthier@" and "Berthier" give the
/// initial. Finds the addresses that say no more than the name.
void complete_names(People& people, const Emails& emails, ThreadPool& pool);

} // namespace bdd::dedupe
