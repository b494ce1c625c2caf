#include "flows/matching/named_columns.hpp"

#include "flows/tabular_input.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>
#include <bdd/intake/column_mapping.hpp>

#include <algorithm>
#include <optional>

namespace bdd::flows {

namespace {

using Place = std::optional<std::size_t>;

Place place_of(const std::vector<std::string>& columns, std::string_view name) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (io::fold_column_name(columns[i]) == io::fold_column_name(name)) {
            return i;
        }
    }
    return std::nullopt;
}

Place place_of(const std::vector<std::string>& columns, const NamedColumn& wanted,
               const std::string& file) {
    if (!wanted.given.empty()) {
        const Place place = place_of(columns, wanted.given);
        if (!place) {
            const std::string hint = did_you_mean(wanted.given, columns);
            throw Error(Errc::usage, text_of(_("{0} has no column '{1}'"), file, wanted.given),
                        hint.empty() ? text_of(_("the columns are: {0}"), text::join(columns, ", "))
                                     : hint);
        }
        return place;
    }
    for (const std::string_view name : wanted.names) {
        if (const Place place = place_of(columns, name)) {
            return place;
        }
    }
    return std::nullopt;
}

std::vector<Place> find_places(const std::vector<std::string>& columns,
                               std::span<const NamedColumn> wanted, const std::string& file) {
    std::vector<Place> places;
    std::vector<std::size_t> needed;
    bool is_complete = true;
    for (const NamedColumn& column : wanted) {
        places.push_back(place_of(columns, column, file));
        if (column.is_needed) {
            needed.push_back(places.size() - 1);
            is_complete = is_complete && places.back();
        }
    }
    if (!is_complete && columns.size() == 2 && needed.size() == 2) {
        places.assign(places.size(), std::nullopt);
        places[needed[0]] = 0;
        places[needed[1]] = 1;
        is_complete = true;
    }
    if (!is_complete) {
        throw Error(Errc::input,
                    text_of(_("{0} has no columns '{1}' and '{2}'"), file,
                            wanted[needed[0]].names.front(), wanted[needed[1]].names.front()),
                    text_of(_("the columns are: {0}"), text::join(columns, ", ")));
    }
    return places;
}

} // namespace

void for_each_named(const std::string& path, std::span<const NamedColumn> wanted,
                    const std::function<void(std::span<const std::string_view> cells)>& use) {
    const io::InputFile file(path);
    const io::EncodingReport encoding = io::detect_encoding(file);
    io::DialectRequest request;
    request.skip_rows = 0; // Such a file begins with its names, whatever they look like.
    const io::Dialect dialect = io::detect_dialect(file, encoding, request, intake::is_known_name);
    const std::vector<Place> places = find_places(dialect.columns, wanted, file.display_name());
    std::size_t width = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        width = wanted[i].is_needed ? std::max(width, *places[i] + 1) : width;
    }
    io::CsvOptions options;
    options.delimiter = dialect.delimiter;
    io::CsvReader reader(io::open_text(file, encoding), options);
    RowDecoder decoder(encoding.encoding);
    io::CsvRow row;
    for (std::uint64_t i = 0; i < dialect.preamble_rows + 1 && reader.read(row); ++i) {
    }
    std::vector<std::string_view> cells(places.size());
    while (reader.read(row)) {
        if (!decoder.decode(row)) {
            throw Error(
                Errc::input,
                text_of(_("a byte of the cell does not exist in {0}"), io::name(encoding.encoding)),
                _("save the file as UTF-8"),
                {file.display_name(), row.line, decoder.bad_cell() + 1});
        }
        if (decoder.cells().size() < width) {
            throw Error(
                Errc::input,
                text_of(BDD_N("the row has {0} cell, {1} are needed",
                              "the row has {0} cells, {1} are needed", decoder.cells().size()),
                        decoder.cells().size(), width),
                _("add what is missing, or take the row out"), {file.display_name(), row.line, 0});
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            const bool is_there = places[i] && *places[i] < decoder.cells().size();
            cells[i] = is_there ? text::trim(decoder.cells()[*places[i]]) : std::string_view();
        }
        use(cells);
    }
}

} // namespace bdd::flows
