#include <bdd/core/error.hpp>
#include <bdd/dedupe/evaluate.hpp>
#include <bdd/dedupe/matcher.hpp>
#include <bdd/io/csv_reader.hpp>

#include <fmt/format.h>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

/// Runs the matching engine over a folder of an evaluation set (data.csv and truth.csv, or a.csv,
/// b.csv and truth.csv) or over a file and its truth, and prints how good and how fast it was.
namespace {

using namespace bdd;
using namespace bdd::dedupe;

/// Headers of the sets at hand; whatever is not listed is text. The commands recognise columns by
/// themselves; this program measures the engine alone.
ColumnKind kind_of(const std::string& header) {
    static const std::map<std::string, ColumnKind, std::less<>> kinds{
        {"id", ColumnKind::id},
        {"civilite", ColumnKind::civility},
        {"prenom", ColumnKind::first_name},
        {"nom", ColumnKind::last_name},
        {"societe", ColumnKind::company},
        {"siret", ColumnKind::siret},
        {"code_naf", ColumnKind::category},
        {"adresse", ColumnKind::street},
        {"complement", ColumnKind::ignore},
        {"code_postal", ColumnKind::postcode},
        {"ville", ColumnKind::town},
        {"telephone", ColumnKind::phone},
        {"portable", ColumnKind::mobile},
        {"email", ColumnKind::email},
        {"fonction", ColumnKind::job_title},
        {"given_name", ColumnKind::first_name},
        {"surname", ColumnKind::last_name},
        {"first_name", ColumnKind::first_name},
        {"street_number", ColumnKind::house_number},
        {"address_1", ColumnKind::street},
        {"address_2", ColumnKind::text},
        {"suburb", ColumnKind::town},
        {"postcode", ColumnKind::postcode},
        {"state", ColumnKind::region},
        {"date_of_birth", ColumnKind::date},
        {"soc_sec_id", ColumnKind::code},
        {"dob", ColumnKind::date},
        {"city", ColumnKind::town},
        {"name", ColumnKind::company},
        {"Name", ColumnKind::company},
        {"addr", ColumnKind::street},
        {"phone", ColumnKind::phone},
        {"type", ColumnKind::category},
        {"fname_c1", ColumnKind::first_name},
        {"fname_c2", ColumnKind::first_name},
        {"lname_c1", ColumnKind::last_name},
        {"lname_c2", ColumnKind::last_name},
        {"by", ColumnKind::number},
        {"bm", ColumnKind::number},
        {"bd", ColumnKind::number},
        {"year", ColumnKind::number},
        {"volume", ColumnKind::number},
        {"Lat", ColumnKind::number},
        {"Lng", ColumnKind::number},
        {"DATA_SOURCE", ColumnKind::ignore},
        {"RECORD_ID", ColumnKind::ignore},
        {"PRIMARY_NAME_FULL", ColumnKind::full_name},
        {"PRIMARY_NAME_ORG", ColumnKind::company},
        {"PRIMARY_NAME_LAST", ColumnKind::last_name},
        {"PRIMARY_NAME_FIRST", ColumnKind::first_name},
        {"PRIMARY_NAME_MIDDLE", ColumnKind::first_name},
        {"GENDER", ColumnKind::civility},
        {"DATE_OF_BIRTH", ColumnKind::date},
        {"PASSPORT_NUMBER", ColumnKind::code},
        {"DRIVERS_LICENSE_NUMBER", ColumnKind::code},
        {"SSN_NUMBER", ColumnKind::code},
        {"NATIONAL_ID_NUMBER", ColumnKind::code},
        {"EMAIL_ADDRESS", ColumnKind::email},
        {"ADDR_FULL", ColumnKind::address},
        {"ADDR_LINE1", ColumnKind::street},
        {"ADDR_CITY", ColumnKind::town},
        {"ADDR_POSTAL_CODE", ColumnKind::postcode},
        {"PHONE_NUMBER", ColumnKind::phone},
    };
    const auto at = kinds.find(header);
    if (at != kinds.end()) {
        return at->second;
    }
    const bool capitals = header.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    return capitals ? ColumnKind::ignore : ColumnKind::text;
}

class Table {
public:
    explicit Table(const std::string& path)
        : m_reader(io::InputFile(path).open(), {.delimiter = ','}) {
        if (!m_reader.read(row)) {
            fail(Errc::input, "{0} is empty", path);
        }
        for (const auto cell : row.cells) {
            header.emplace_back(cell);
        }
    }
    bool read() { return m_reader.read(row); }

    std::vector<std::string> header;
    io::CsvRow row;

private:
    io::CsvReader m_reader;
};

using Ids = std::unordered_map<std::string, Row>;

void load(Dataset& data, const std::string& path, Ids& ids, std::size_t& rows) {
    Table table(path);
    if (data.columns().empty()) {
        for (const auto& name : table.header) {
            data.add_column(name, kind_of(name));
        }
    }
    while (table.read()) {
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            Column& column = data.columns()[i];
            if (column.kind == ColumnKind::id) {
                ids.emplace(table.row.cells[i], static_cast<Row>(rows));
            } else if (column.kind != ColumnKind::ignore) {
                column.append(i < table.row.cells.size() ? table.row.cells[i] : "");
            }
        }
        ++rows;
    }
}

Truth load_clusters(const std::string& path, const Ids& ids, std::size_t rows) {
    Truth truth;
    truth.entities.assign(rows, 0);
    std::unordered_map<std::string, std::uint32_t> entities;
    Table table(path);
    while (table.read()) {
        const auto id = static_cast<std::uint32_t>(entities.size());
        const auto entity = entities.emplace(table.row.cells[1], id).first->second;
        truth.entities[ids.at(std::string(table.row.cells[0]))] = entity;
    }
    return truth;
}

Truth load_pairs(const std::string& path, const Ids& a, const Ids& b) {
    Truth truth;
    Table table(path);
    while (table.read()) {
        truth.pairs.emplace_back(a.at(std::string(table.row.cells[0])),
                                 b.at(std::string(table.row.cells[1])));
    }
    return truth;
}

long peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void print_model(const Model& model) {
    fmt::print("  prior {:.3g}\n", model.prior);
    for (const auto& comparison : model.comparisons) {
        fmt::print("  {}\n", comparison.name);
        for (const auto& level : comparison.levels) {
            fmt::print("    {:32} m {:.5f} u {:.2e} {:+6.2f}\n", level.name, level.m, level.u,
                       level.bits());
        }
    }
}

void print_pair(const Matcher& matcher, const Dataset& data, Row a, Row b) {
    for (const Row row : {a, b}) {
        fmt::print("   {:8} |", row);
        for (const auto& column : data.columns()) {
            if (!column.cells.empty()) {
                fmt::print(" {} |", column.at(row));
            }
        }
        fmt::print("\n");
    }
    const auto why = matcher.explain(a, b);
    fmt::print("     prior {:.1f}", why.prior_bits);
    for (const auto& step : why.steps) {
        if (step.level != "missing") {
            fmt::print("; {} {} {:+.1f} ({:+.1f})", step.comparison, step.level, step.bits,
                       step.frequency_bits);
        }
    }
    fmt::print(" = {:.1f} {}\n", why.bits, why.veto);
}

/// Examples of each kind of error.
void print_errors(const Matcher& matcher, const Dataset& data, const Truth& truth,
                  const MatchResult& result, double threshold, std::size_t most) {
    std::unordered_map<std::uint64_t, bool> right;
    const auto key = [](Row a, Row b) { return std::uint64_t{a} << 32U | b; };
    std::vector<std::pair<Row, Row>> pairs = truth.pairs;
    if (pairs.empty()) {
        std::unordered_map<std::uint32_t, std::vector<Row>> members;
        for (Row row = 0; row < truth.entities.size(); ++row) {
            if (result.same_as[row] == row) {
                members[truth.entities[row]].push_back(row);
            }
        }
        for (const auto& [entity, rows] : members) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                for (auto j = i + 1; j < rows.size(); ++j) {
                    pairs.emplace_back(rows[i], rows[j]);
                }
            }
        }
    }
    for (const auto& [a, b] : pairs) {
        right[key(a, b)] = false;
    }
    std::vector<const Link*> wrong;
    for (const auto& link : result.links) {
        if (static_cast<double>(link.probability) < threshold) {
            continue;
        }
        const auto at = right.find(key(link.a, link.b));
        if (at != right.end()) {
            at->second = true;
        } else if (result.same_as[link.a] != result.same_as[link.b]) {
            wrong.push_back(&link);
        }
    }
    fmt::print("\n  -- {} links above the threshold are wrong\n", wrong.size());
    const auto every = [&](std::size_t size) { return std::max<std::size_t>(1, size / most); };
    for (std::size_t i = 0; i < wrong.size(); i += every(wrong.size())) {
        print_pair(matcher, data, wrong[i]->a, wrong[i]->b);
    }
    std::vector<std::pair<Row, Row>> unblocked;
    std::vector<std::pair<Row, Row>> low;
    for (const auto& [a, b] : pairs) {
        if (!right[key(a, b)]) {
            const bool compared =
                std::binary_search(result.candidates.begin(), result.candidates.end(), key(a, b));
            (compared ? low : unblocked).emplace_back(a, b);
        }
    }
    fmt::print("\n  -- {} true pairs scored low\n", low.size());
    for (std::size_t i = 0; i < low.size(); i += every(low.size())) {
        print_pair(matcher, data, low[i].first, low[i].second);
    }
    fmt::print("\n  -- {} true pairs never met\n", unblocked.size());
    for (std::size_t i = 0; i < unblocked.size(); i += every(unblocked.size())) {
        print_pair(matcher, data, unblocked[i].first, unblocked[i].second);
    }
}

enum class Form { line, details, tsv };

/// For programs: a name and a value on each line.
void print_tsv(std::size_t rows, const Evaluation& e, double seconds) {
    const auto scores = [](const char* name, const Scores& s) {
        fmt::print("{0}_precision\t{1:.6f}\n{0}_recall\t{2:.6f}\n{0}_f1\t{3:.6f}\n", name,
                   s.precision, s.recall, s.f1());
    };
    fmt::print("rows\t{}\ntrue_pairs\t{}\n", rows, e.true_pairs);
    scores("pairs", e.pairs);
    scores("clusters", e.clusters);
    scores("b_cubed", e.b_cubed);
    scores("best", e.best);
    fmt::print("blocking_recall\t{:.6f}\ncalibration_error\t{:.6f}\nseconds\t{:.3f}\n",
               e.blocking_recall, e.calibration_error, seconds);
}

void run(const std::string& path, const std::string& truth_path, Form form) {
    namespace fs = std::filesystem;
    Dataset data;
    Ids ids;
    Ids ids_b;
    std::size_t rows = 0;
    Truth truth;
    const bool folder = fs::is_directory(path);
    const bool two = folder && fs::exists(fs::path(path) / "a.csv");
    auto start = std::chrono::steady_clock::now();
    if (two) {
        load(data, path + "/a.csv", ids, rows);
        data.second_list = static_cast<Row>(rows);
        load(data, path + "/b.csv", ids_b, rows);
        truth = load_pairs(path + "/truth.csv", ids, ids_b);
    } else {
        load(data, folder ? path + "/data.csv" : path, ids, rows);
        truth = load_clusters(folder ? path + "/truth.csv" : truth_path, ids, rows);
    }
    data.set_rows(rows);
    const double loading = seconds_since(start);
    const auto loaded = peak_megabytes();
    start = std::chrono::steady_clock::now();
    MatchOptions options;
    options.keep_candidates = true;
    Matcher matcher(data, options);
    const auto result = matcher.run();
    const double time = seconds_since(start);
    const auto peak = peak_megabytes();
    const auto e = evaluate(truth, result, options.threshold, two);
    if (form == Form::tsv) {
        print_tsv(rows, e, loading + time);
        return;
    }
    fmt::print(
        "{:18} {:>8} {:>7} | pairs {:.4f} ({:.3f} {:.3f}) best {:.4f} @{:.3f} | clusters "
        "{:.4f} ({:.3f} {:.3f}) b3 {:.4f} | blocked {:.4f} ece {:.3f} | {:.2f}s (load {:.2f} "
        "prep {:.2f} block {:.2f} score {:.2f} train {:.2f} cluster {:.2f}) {} MB of which "
        "loaded {}, {} pairs, cut {}\n",
        fs::path(path).filename().string(), rows, e.true_pairs, e.pairs.f1(), e.pairs.precision,
        e.pairs.recall, e.best.f1(), e.best_threshold, e.clusters.f1(), e.clusters.precision,
        e.clusters.recall, e.b_cubed.f1(), e.blocking_recall, e.calibration_error, time, loading,
        result.seconds.prepare, result.seconds.block, result.seconds.score, result.seconds.train,
        result.seconds.cluster, peak, loaded, result.pairs_compared, result.links_cut);
    if (form == Form::details) {
        print_model(result.model);
        for (const auto& row : e.table) {
            fmt::print("  {:7.4f} precision {:.4f} recall {:.4f} f1 {:.4f} found {}\n",
                       row.threshold, row.pairs.precision, row.pairs.recall, row.pairs.f1(),
                       row.found);
        }
        print_errors(matcher, data, truth, result, options.threshold, 12);
    }
}

} // namespace

int main(int argc, char** argv) {
    // bdd_er_bench [-v | --tsv] FOLDER… or FILE TRUTH
    std::vector<std::string> paths(argv + 1, argv + argc);
    Form form = Form::line;
    if (!paths.empty() && (paths.front() == "-v" || paths.front() == "--tsv")) {
        form = paths.front() == "-v" ? Form::details : Form::tsv;
        paths.erase(paths.begin());
    }
    try {
        for (std::size_t i = 0; i < paths.size(); ++i) {
            const bool folder = std::filesystem::is_directory(paths[i]);
            const auto truth = folder || i + 1 == paths.size() ? std::string() : paths[i + 1];
            run(paths[i], truth, form);
            i += folder ? 0 : 1;
        }
    } catch (const std::exception& error) {
        fmt::print(stderr, "bdd_er_bench: {}\n", error.what());
        return 1;
    }
}
