// Imports public registers as a marketer would, and reads them a second time by hand. Skipped where
// the files are absent: they are no part of the project.
#include "catch.hpp"
#include "cli/app.hpp"
#include "commands/commands.hpp"
#include "io/temp_file.hpp"
#include "storage/packed_fields.hpp"

#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Row = std::vector<std::string>;

/// What is known of a file beforehand.
struct RealFile {
    std::string name;
    char delimiter;
    std::size_t cells_with_breaks;
    std::string siret_column; ///< Empty: none.
    std::string postcode_column;
    std::string company_column;
};

const std::vector<RealFile>& real_files() {
    static const std::vector<RealFile> files = {
        {"annuaire_education_35_2023", ';', 0, "SIREN_SIRET", "Code postal", "Nom_etablissement"},
        {"atout_france_hebergements_2017", ';', 0, "", "CODE POSTAL", "NOM COMMERCIAL"},
        {"atout_france_hebergements_2026-01", ';', 0, "", "CODE POSTAL", "NOM COMMERCIAL"},
        {"esr_etablissements_2025", ';', 0, "siret", "Code postal", "libellé"},
        {"irep_etablissements_2016", ',', 1426, "Numero_SIRET", "Code_Postal", "Nom_Etablissement"},
    };
    return files;
}

std::string real_folder() {
    const char* given = std::getenv("BDD_DATA"); // NOLINT(concurrency-mt-unsafe): one thread
    const fs::path data =
        given != nullptr ? fs::path(given) : fs::path(BDD_PROJECT).parent_path() / "shared/data";
    return (data / "real").string();
}

std::string content(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Another reading than the product's: the plain rules of RFC 4180, sign by sign.
std::vector<Row> naive_rows(std::string text, char delimiter) {
    if (text.rfind("\xEF\xBB\xBF", 0) == 0) {
        text.erase(0, 3);
    }
    std::vector<Row> rows(1, Row(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        std::string& cell = rows.back().back();
        if (quoted) {
            if (c != '"') {
                cell += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                cell += text[++i];
            } else {
                quoted = false;
            }
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == delimiter) {
            rows.back().emplace_back();
        } else if (c == '\n') {
            rows.emplace_back(1);
        } else if (c != '\r') {
            cell += c;
        }
    }
    if (rows.back() == Row(1)) {
        rows.pop_back();
    }
    return rows;
}

bool is_digits(const std::string& text, std::size_t length) {
    return text.size() == length &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool passes_luhn(const std::string& digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        digit = i % 2 == 1 ? digit * 2 : digit;
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

/// La Poste has one SIREN for many more sites than the key can number: the plain sum counts there.
bool is_true_siret(const std::string& cell) {
    const bool is_given = cell.find_first_not_of('0') != std::string::npos;
    if (!is_given || !is_digits(cell, 14) || !passes_luhn(cell.substr(0, 9))) {
        return false;
    }
    int sum = 0;
    for (const char c : cell) {
        sum += c - '0';
    }
    return passes_luhn(cell) || (cell.rfind("356000000", 0) == 0 && sum % 5 == 0);
}

/// The base, as another program would read it.
class Base {
public:
    explicit Base(const std::string& path) {
        sqlite3* raw = nullptr;
        REQUIRE(sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
        m_base.reset(raw);
    }
    [[nodiscard]] std::vector<Row> query(const std::string& sql) const {
        sqlite3_stmt* raw = nullptr;
        REQUIRE(sqlite3_prepare_v2(m_base.get(), sql.c_str(), -1, &raw, nullptr) == SQLITE_OK);
        const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(raw,
                                                                              sqlite3_finalize);
        std::vector<Row> rows;
        while (sqlite3_step(raw) == SQLITE_ROW) {
            Row& row = rows.emplace_back();
            for (int i = 0; i < sqlite3_column_count(raw); ++i) {
                const unsigned char* text = sqlite3_column_text(raw, i);
                row.emplace_back(text == nullptr ? "" : reinterpret_cast<const char*>(text));
            }
        }
        return rows;
    }

private:
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> m_base{nullptr, sqlite3_close};
};

json import(const std::string& file, const std::string& base, const std::string& rejects) {
    bdd::cli::MemoryOutput out;
    bdd::cli::MemoryOutput err;
    bdd::CancelFlag cancel;
    const std::vector<std::string> args = {"import", file,     "--source",  "register", "--db",
                                           base,     "--json", "--rejects", rejects};
    const bdd::Exit exit = bdd::cli::main(args, {out, err}, {}, cancel, bdd::commands::add_all);
    INFO(err.text());
    const bool done = exit == bdd::Exit::done || exit == bdd::Exit::attention;
    REQUIRE(done);
    return json::parse(out.text());
}

std::size_t column_of(const Row& header, const std::string& name) {
    const auto found = std::find(header.begin(), header.end(), name);
    REQUIRE(found != header.end());
    return static_cast<std::size_t>(found - header.begin());
}

/// Compares the base with the file, row by row: both are in file order.
struct Comparison {
    std::size_t sirets = 0;
    std::size_t postcodes = 0;
    std::size_t breaks = 0;
    std::size_t wrong = 0;

    void compare(const RealFile& file, const Row& header, const std::vector<Row>& source,
                 const std::vector<Row>& stored) {
        const std::size_t postcode = column_of(header, file.postcode_column);
        const std::size_t company = column_of(header, file.company_column);
        const std::size_t siret =
            file.siret_column.empty() ? header.size() : column_of(header, file.siret_column);
        for (std::size_t i = 0; i < stored.size(); ++i) {
            const Row raw = json::parse(stored[i][0]).get<Row>();
            const bdd::model::RecordFields fields = bdd::storage::unpack_fields(stored[i][1]);
            for (std::size_t k = 0; k < raw.size(); ++k) {
                wrong += raw[k] != bdd::text::to_nfc(source[i].at(k)) ? 1U : 0U;
            }
            breaks += static_cast<std::size_t>(
                std::count_if(raw.begin(), raw.end(), [](const std::string& cell) {
                    return cell.find('\n') != std::string::npos;
                }));
            if (siret < header.size() && is_true_siret(source[i][siret])) {
                ++sirets;
                wrong += fields.siret != source[i][siret] ? 1U : 0U;
            }
            if (is_digits(source[i][postcode], 5)) {
                ++postcodes;
                wrong += stored[i][2] != source[i][postcode] ? 1U : 0U;
            }
            const bool is_company = !source[i][company].empty() && !fields.company.empty();
            wrong += is_company && fields.last_name.empty() && fields.first_name.empty() ? 0U : 1U;
        }
    }
};

} // namespace

TEST_CASE("Public registers come in whole", "[commands][slow]") {
    const std::string folder = real_folder();
    if (!fs::is_directory(folder)) {
        WARN("skipped: " << folder << " is absent");
        return;
    }
    for (const RealFile& file : real_files()) {
        DYNAMIC_SECTION(file.name) {
            const bdd::test::TempFolder temp;
            const std::string path = folder + "/" + file.name + ".csv";
            const std::string base_path = temp.path("base.sqlite");
            const json report = import(path, base_path, temp.path("rejects.csv"));
            std::vector<Row> source = naive_rows(content(path), file.delimiter);
            const Row header = source.front();
            source.erase(source.begin());

            const json& counts = report.at("counts");
            CHECK(counts.at("rows") == source.size());
            CHECK(counts.at("rejected") == 0); // Each of their rows names an establishment.
            CHECK_FALSE(fs::exists(temp.path("rejects.csv")));

            const Base base(base_path);
            const Row batch = base.query("SELECT encoding, delimiter FROM batch").at(0);
            CHECK(batch == Row{"UTF-8", std::string(1, file.delimiter)});
            CHECK(base.query("SELECT * FROM source_column").empty()); // No rule by hand.
            const std::vector<Row> stored =
                base.query("SELECT w.cells, r.fields, a.postcode FROM record r "
                           "JOIN record_raw w ON w.record_id = r.id "
                           "LEFT JOIN address a ON a.id = r.address_id ORDER BY r.line");
            REQUIRE(stored.size() == source.size());
            Comparison found;
            found.compare(file, header, source, stored);
            CHECK(found.wrong == 0);
            CHECK(found.breaks == file.cells_with_breaks);
            WARN(file.name << ": " << stored.size() << " records, " << found.sirets << " SIRET, "
                           << found.postcodes << " postcodes, " << found.breaks
                           << " cells with line breaks; problems "
                           << report.at("files").at(0).at("problems").dump());
        }
    }
}
