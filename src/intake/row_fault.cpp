#include <bdd/intake/record_builder.hpp>

namespace bdd::intake {

std::string_view keyword(RowFault fault) noexcept {
    switch (fault) {
    case RowFault::too_few_cells:
        return "too_few_cells";
    case RowFault::too_many_cells:
        return "too_many_cells";
    case RowFault::undecodable:
        return "undecodable";
    case RowFault::scientific_notation:
        return "scientific_notation";
    case RowFault::nothing_usable:
        return "nothing_usable";
    case RowFault::none:
    case RowFault::count_:
        break;
    }
    return "none";
}

} // namespace bdd::intake
