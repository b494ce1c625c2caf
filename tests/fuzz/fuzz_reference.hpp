#pragma once

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>
#include <bdd/rnvp/reference_file.hpp>
#include <bdd/rnvp/reference_header.hpp>

#include <cstddef>
#include <cstdlib>
#include <span>
#include <string_view>
#include <vector>

namespace bdd::fuzz {

namespace reference {

inline void require(bool condition) {
    if (!condition) {
        std::abort();
    }
}

inline void look_at(const rnvp::Streets& streets) {
    for (const std::string_view insee : streets.communes()) {
        require(streets.covers(insee));
        const rnvp::Streets::Range range = streets.of_commune(insee);
        for (auto i = range.first; i < range.last; ++i) {
            const rnvp::Street street = streets[i];
            const rnvp::Streets::Range same = streets.with_key(insee, street.key);
            require(same.last <= streets.size());
            (void)streets.has_number(i, "12", "B");
        }
        for (const auto i : streets.ending_with(insee, "FOCH")) {
            require(i < streets.size());
        }
    }
}

} // namespace reference

/// The first byte chooses what the others are: a block of streets, packed tables, a whole file, or
/// a header whose cells stand on lines. Whatever is not refused can be read to its end.
inline void fuzz_reference(std::string_view input) {
    if (input.empty()) {
        return;
    }
    const char choice = input.front();
    const auto bytes = std::as_bytes(std::span(input.substr(1)));
    try {
        switch (choice) {
        case 's':
            reference::look_at(rnvp::Streets(bytes));
            break;
        case 't': {
            const rnvp::BaseTables tables = rnvp::unpack_tables(bytes);
            reference::require(
                rnvp::pack_tables(rnvp::unpack_tables(rnvp::pack_tables(tables))) ==
                rnvp::pack_tables(tables));
            break;
        }
        case 'f':
            for (const rnvp::ReferencePart& part : rnvp::read_reference(bytes)) {
                (void)rnvp::unpack_tables(part.tables);
            }
            break;
        default: {
            const std::string_view row = input.substr(1);
            if (text::find_invalid_utf8(row) != std::string_view::npos) {
                break;
            }
            const std::vector<std::string_view> cells = text::split(row, '\n');
            if (const auto header = rnvp::recognise_header(cells)) {
                for (const int place : header->columns) {
                    reference::require(place < static_cast<int>(cells.size()));
                }
            }
        }
        }
    } catch (const Error& error) {
        reference::require(error.code() == Errc::input);
    }
}

} // namespace bdd::fuzz
