#include "flows/inspect_report.hpp"

#include "flows/base_session.hpp"
#include "flows/shell_word.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/report/table.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;

/// Examples take at most this much of a line, whatever the terminal's width.
constexpr std::size_t k_examples_width = 60;

/// "salon-2026" of "Salon 2026.csv.gz": a source name to begin with.
std::string source_of(const TabularInput& input) {
    std::string stem = std::filesystem::path(input.file.path()).filename().string();
    stem = stem.substr(0, stem.find('.'));
    const std::string key = text::key(stem);
    std::string name;
    for (const std::string_view word : text::words(key)) {
        name += name.empty() ? "" : "-";
        name += text::lower(word);
    }
    return name.empty() ? "source" : name;
}

std::string proof_of(const io::EncodingReport& report) {
    switch (report.proof) {
    case io::EncodingProof::given:
        return _("as asked");
    case io::EncodingProof::bom:
        return _("byte order mark");
    case io::EncodingProof::wide_detected:
        return _("by its zero bytes");
    case io::EncodingProof::valid_utf8:
        return _("the whole file is valid");
    case io::EncodingProof::mostly_utf8:
        return _("nearly all lines are valid");
    case io::EncodingProof::ascii:
        return _("plain ASCII");
    case io::EncodingProof::scored:
        break;
    }
    return text_of(_("by its French letters, {0} % sure"), report.confidence_percent);
}

std::string line_ends(const io::CsvNotes& notes) {
    std::vector<std::string> ends;
    for (const auto& [count, name] : {std::pair{notes.lf, "LF"},
                                      {notes.crlf, "CRLF"},
                                      {notes.cr, "CR"},
                                      {notes.crcrlf, "CR CR LF"}}) {
        if (count > 0) {
            ends.emplace_back(name);
        }
    }
    return ends.empty() ? std::string("-") : text::join(ends, ", ");
}

std::string delimiter_text(char delimiter) {
    return delimiter == '\t' ? std::string("tab") : "'" + std::string(1, delimiter) + "'";
}

std::string share(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) {
        return "-";
    }
    const std::uint64_t percent = part * 100 / whole;
    return part > 0 && percent == 0 ? "<1 %" : std::to_string(percent) + " %";
}

std::string distinct_text(const ColumnFacts& column) {
    return (column.distinct_is_least ? "≥ " : "") +
           count_text(static_cast<std::int64_t>(column.distinct));
}

fields::Problem problem_of(const std::string& name) {
    for (std::size_t i = 0; i < fields::k_problem_count; ++i) {
        if (keyword(static_cast<fields::Problem>(i)) == name) {
            return static_cast<fields::Problem>(i);
        }
    }
    return fields::Problem::none;
}

fields::Repair repair_of(const std::string& name) {
    for (std::size_t i = 0; i < fields::k_repair_count; ++i) {
        if (keyword(static_cast<fields::Repair>(i)) == name) {
            return static_cast<fields::Repair>(i);
        }
    }
    return fields::Repair::count_;
}

/// What is wrong or will be repaired, column by column.
std::string remarks(const TabularInput& input, const FileFacts& facts) {
    std::string out;
    for (std::size_t i = 0; i < facts.columns.size(); ++i) {
        const ColumnFacts& column = facts.columns[i];
        const std::string& name = input.mapping[i].column;
        for (const auto& [keyword, problem] : column.problems) {
            out += text_of(_("  {0}: {1} × {2} (first: line {3}, “{4}”)\n"), name,
                           count_text(static_cast<std::int64_t>(problem.count)),
                           describe(problem_of(keyword)), problem.first_line,
                           text::shorten(problem.example, 40));
        }
        for (const auto& [repair, count] : column.repairs) {
            out +=
                text_of(_("  {0}: {1} × {2}\n"), name, count_text(static_cast<std::int64_t>(count)),
                        describe(repair_of(repair)));
        }
        if (column.with_breaks > 0) {
            out += text_of(BDD_N("  {0}: {1} cell holds a line break; it is kept\n",
                                 "  {0}: {1} cells hold a line break; it is kept\n",
                                 column.with_breaks),
                           name, count_text(static_cast<std::int64_t>(column.with_breaks)));
        }
    }
    return out;
}

std::string row_remarks(const FileFacts& facts) {
    std::string out;
    const auto add = [&](std::uint64_t count, const char* pattern, std::uint64_t line) {
        if (count > 0) {
            out += text_of(pattern, count_text(static_cast<std::int64_t>(count)), line);
        }
    };
    add(facts.short_rows,
        BDD_N(
            "  {0} row has too few cells (--ragged pad fills it); first ragged row: line {1}\n",
            "  {0} rows have too few cells (--ragged pad fills them); first ragged row: line {1}\n",
            facts.short_rows),
        facts.first_ragged_line);
    add(facts.long_rows,
        BDD_N("  {0} row has too many cells (--ragged keep keeps it); first ragged row: line {1}\n",
              "  {0} rows have too many cells (--ragged keep keeps them); first ragged row: line "
              "{1}\n",
              facts.long_rows),
        facts.first_ragged_line);
    add(facts.undecodable_rows,
        BDD_N("  {0} row cannot be decoded: line {1}\n",
              "  {0} rows cannot be decoded; first: line {1}\n", facts.undecodable_rows),
        facts.first_undecodable_line);
    add(facts.notes.blank_rows,
        BDD_N("  {0} blank row\n", "  {0} blank rows\n", facts.notes.blank_rows), 0);
    add(facts.notes.rewound_quotes,
        BDD_N("  {0} quote that nothing closes, read as text: line {1}\n",
              "  {0} quotes that nothing closes, read as text; first: line {1}\n",
              facts.notes.rewound_quotes),
        facts.notes.first_rewound.empty() ? 0 : facts.notes.first_rewound.front().line);
    return out;
}

} // namespace

std::string import_command(const TabularInput& input, const TabularOptions& options,
                           const std::string& source) {
    std::string command = "bdd import " + shell_word(input.file.path()) + " --source " +
                          shell_word(source.empty() ? source_of(input) : source);
    const auto add = [&](const char* name, const std::string& value) {
        command += std::string(" ") + name + " " + shell_word(value);
    };
    if (options.encoding != "auto") {
        add("--encoding", options.encoding);
    }
    if (!options.delimiter.empty()) {
        add("--delimiter", options.delimiter);
    }
    if (options.skip) {
        add("--skip", std::to_string(options.skip->value));
    }
    if (options.no_header) {
        command += " --no-header";
    }
    if (!options.header.empty()) {
        add("--header", options.header);
    }
    for (const std::string& rule : options.map) {
        add("--map", rule);
    }
    return command;
}

std::string inspect_text(const TabularInput& input, const FileFacts& facts, const std::string& next,
                         std::size_t width) {
    const io::Dialect& dialect = input.dialect;
    std::string out;
    const auto line = [&](const std::string& title, const std::string& value) {
        out += title +
               std::string(12 - std::min<std::size_t>(11, text::display_width(title)), ' ') +
               value + "\n";
    };
    line(_("file"), input.file.display_name());
    line(_("encoding"),
         std::string(io::name(input.encoding.encoding)) + " (" + proof_of(input.encoding) + ")");
    line(_("separator"), text_of(_("{0} ({1} % sure)"), delimiter_text(dialect.delimiter),
                                 dialect.confidence_percent));
    line(_("line ends"), line_ends(facts.notes));
    line(_("header"),
         dialect.has_header ? text_of(_("line {0}"), dialect.header_line) : std::string(_("none")));
    line(_("rows"), count_text(static_cast<std::int64_t>(facts.rows)));
    out += "\n";
    report::TextTable table({{_("column"), report::Align::left},
                             {_("field"), report::Align::left},
                             {_("why"), report::Align::left},
                             {_("filled"), report::Align::right},
                             {_("distinct"), report::Align::right},
                             {_("examples"), report::Align::left}});
    for (std::size_t i = 0; i < facts.columns.size(); ++i) {
        const intake::MappedColumn& mapped = input.mapping[i];
        const ColumnFacts& column = facts.columns[i];
        table.add_row({mapped.column, mapped.field ? std::string(model::name(*mapped.field)) : "-",
                       mapped.field ? std::string(keyword(mapped.origin)) : "-",
                       share(column.filled, facts.rows), distinct_text(column),
                       text::shorten(text::join(column.examples, " · "), k_examples_width)});
    }
    out += table.render(width);
    const std::string notes = row_remarks(facts) + remarks(input, facts);
    if (!notes.empty()) {
        out += std::string("\n") + _("worth a look") + "\n" + notes;
    }
    out += std::string("\n") + _("to import it:") + "\n  " + next + "\n";
    return out;
}

ordered_json inspect_json(const TabularInput& input, const FileFacts& facts,
                          const std::string& next) {
    ordered_json json{{"file", input.file.display_name()},
                      {"bytes", input.encoding.bytes},
                      {"encoding", io::name(input.encoding.encoding)},
                      {"encoding_confidence", input.encoding.confidence_percent},
                      {"bom", input.encoding.bom},
                      {"delimiter", std::string(1, input.dialect.delimiter)},
                      {"delimiter_confidence", input.dialect.confidence_percent},
                      {"has_header", input.dialect.has_header},
                      {"header_line", input.dialect.header_line},
                      {"preamble", input.dialect.preamble},
                      {"rows", facts.rows},
                      {"short_rows", facts.short_rows},
                      {"long_rows", facts.long_rows},
                      {"undecodable_rows", facts.undecodable_rows},
                      {"blank_rows", facts.notes.blank_rows},
                      {"cells_with_breaks", facts.notes.cells_with_breaks},
                      {"rewound_quotes", facts.notes.rewound_quotes},
                      {"columns", ordered_json::array()}};
    for (std::size_t i = 0; i < facts.columns.size(); ++i) {
        const intake::MappedColumn& mapped = input.mapping[i];
        const ColumnFacts& column = facts.columns[i];
        ordered_json entry{{"column", mapped.column}};
        entry["field"] = mapped.field ? ordered_json(model::name(*mapped.field)) : ordered_json();
        entry["origin"] = keyword(mapped.origin);
        entry["confidence"] = mapped.confidence_percent;
        entry["filled"] = column.filled;
        entry["distinct"] = column.distinct;
        entry["distinct_is_least"] = column.distinct_is_least;
        entry["examples"] = column.examples;
        entry["with_breaks"] = column.with_breaks;
        entry["repairs"] = column.repairs;
        entry["problems"] = ordered_json::object();
        for (const auto& [name, problem] : column.problems) {
            entry["problems"][name] = {{"count", problem.count},
                                       {"first_line", problem.first_line},
                                       {"example", problem.example}};
        }
        json["columns"].push_back(std::move(entry));
    }
    json["warnings"] = input.warnings();
    json["import_command"] = next;
    return json;
}

} // namespace bdd::flows
