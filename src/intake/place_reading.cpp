#include "intake/place_reading.hpp"

#include <algorithm>
#include <array>

namespace bdd::intake {

namespace {

using model::Field;

void read_whole(std::string_view cell, model::Address& address, RowNotes& notes) {
    fields::AddressReading reading = fields::read_address(cell);
    for (std::size_t i = 0; i < address.lines.size(); ++i) {
        address.lines[i] = std::move(reading.lines[i]);
    }
    address.postcode = std::move(reading.postcode);
    address.town = std::move(reading.town);
    if (address.country.empty()) {
        address.country = std::move(reading.country);
    }
    if (reading.split) {
        notes.add(fields::Repair::address_split);
    }
}

/// Puts the further lines of the street cell where nothing stands yet.
void place_street_lines(std::span<const std::string_view> lines, model::Address& address) {
    auto free = address.lines.begin();
    for (const std::string_view line : lines) {
        free = std::find(free, address.lines.end(), std::string());
        std::string& slot = free == address.lines.end() ? address.lines.back() : *free;
        slot += slot.empty() ? "" : " ";
        slot += line;
    }
}

} // namespace

void PlaceReading::read(const RowValues& values, model::Address& address, RowNotes& notes) {
    address.country = fields::read_country(values[Field::country]);
    if (const std::string_view whole = values[Field::full_address]; !whole.empty()) {
        read_whole(whole, address, notes);
    }
    if (address.country.empty()) {
        address.country = m_default_country;
    }
    constexpr std::array lines = {Field::address_1, Field::address_2, Field::address_3,
                                  Field::address_4};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (const std::string_view line = values[lines[i]]; !line.empty()) {
            address.lines[i] = line;
        }
    }
    place_street_lines(values.street_lines(), address);
    if (const std::string_view cell = values[Field::postcode]; !cell.empty()) {
        fields::Reading<std::string> postcode = fields::read_postcode(cell, address.country);
        notes.add(postcode);
        address.postcode = std::move(postcode.value);
    }
    if (const std::string_view cell = values[Field::town]; !cell.empty()) {
        const fields::TownReading& town = m_towns.get(cell, fields::read_town);
        address.town = town.town;
        if (address.postcode.empty() && !town.postcode.empty()) {
            address.postcode = town.postcode;
            notes.add(fields::Repair::postcode_from_town);
        }
    }
}

} // namespace bdd::intake
