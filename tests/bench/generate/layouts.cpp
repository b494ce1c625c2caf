#include "layouts.hpp"

#include "damage.hpp"

#include <bdd/core/error.hpp>

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <vector>

namespace bdd::bench {

namespace {

constexpr std::array<Format, 4> k_formats{
    {{"crm.csv", ';', "\r\n", "", true,
      "N° contact;Civilité;Prénom;Nom;Société;SIRET;Code NAF;Adresse;Complément;CP;Ville;Téléphone;"
      "Portable;E-mail;Fonction;Date de modification"},
     {"rented.csv", ',', "\n", "", false,
      "SIRET,RAISON_SOCIALE,CIVILITE,FIRST_NAME,LAST_NAME,JOB_TITLE,ADDRESS_1,ADDRESS_2,ZIP_CODE,"
      "VILLE,COMPANY_PHONE,EMAIL,CODE_NAF,TRANCHE_EFFECTIF"},
     {"badges.tsv", '\t', "\r\n", "\xEF\xBB\xBF", false,
      "N° badge\tNom complet\tSociété\tFonction\tAdresse complète\tE-mail\tTéléphone"},
     {"mailing.csv", ',', "\n", "", false, "email,prenom,nom,opt_in,date_opt_in,liste"}}};
constexpr Format k_single{"",
                          ',',
                          "\n",
                          "",
                          false,
                          "id,civilite,prenom,nom,societe,siret,code_naf,adresse,complement,"
                          "code_postal,ville,telephone,portable,email,fonction"};

using Cells = std::vector<std::string_view>;

void append_cell(std::string& line, std::string_view cell, char separator) {
    constexpr std::string_view k_quoted = "\"\r\n";
    if (cell.find(separator) == std::string_view::npos &&
        cell.find_first_of(k_quoted) == std::string_view::npos) {
        line += cell;
        return;
    }
    line += '"';
    for (const char c : cell) {
        if (c == '"') {
            line += '"';
        }
        line += c;
    }
    line += '"';
}

std::string join_line(const Cells& cells, const Format& format) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) {
            line += format.separator;
        }
        append_cell(line, cells[i], format.separator);
    }
    line += format.line_end;
    return format.cp1252 ? to_cp1252(line) : line;
}

/// The list of the mailing tool that an address sits in: one per third of the people.
std::string_view list_of(const Record& record) {
    constexpr std::array<std::string_view, 3> k_lists{"Newsletter", "Clients", "Salon, prospects"};
    return k_lists[record.person % k_lists.size()];
}

} // namespace

File::File(const std::filesystem::path& path)
    : m_path(path.string())
    , m_file(std::fopen(m_path.c_str(), "wb")) {
    if (!m_file) {
        fail(Errc::io, "cannot write {0}", m_path);
    }
}

void File::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size()) {
        fail(Errc::io, "cannot write {0}", m_path);
    }
}

void File::close() {
    if (std::fclose(m_file.release()) != 0) {
        fail(Errc::io, "cannot write {0}", m_path);
    }
}

const Format& format_of(Layout layout) noexcept {
    return k_formats[static_cast<std::size_t>(layout)];
}

const Format& single_format() noexcept {
    return k_single;
}

std::string own_id(Layout layout, const Record& record, std::uint64_t row) {
    switch (layout) {
    case Layout::crm:
        return fmt::format("{:07}", 1000 + row + row / 9); // with the gaps of deleted contacts
    case Layout::badges:
        return fmt::format("B{:06}", record.person * 16U + record.note);
    default:
        return {};
    }
}

std::string format_row(Layout layout, const Record& r, std::uint64_t row) {
    const auto id = own_id(layout, r, row);
    const Format& format = format_of(layout);
    switch (layout) {
    case Layout::crm:
        return join_line({id, r[Cell::civility], r[Cell::first_name], r[Cell::last_name],
                          r[Cell::company], r[Cell::siret], r[Cell::naf], r[Cell::address],
                          r[Cell::complement], r[Cell::postcode], r[Cell::town], r[Cell::phone],
                          r[Cell::mobile], r[Cell::email], r[Cell::job], r[Cell::modified]},
                         format);
    case Layout::rented:
        return join_line({r[Cell::siret], r[Cell::company], r[Cell::civility], r[Cell::first_name],
                          r[Cell::last_name], r[Cell::job], r[Cell::address], r[Cell::complement],
                          r[Cell::postcode], r[Cell::town], r[Cell::phone], r[Cell::email],
                          r[Cell::naf], r[Cell::staff]},
                         format);
    case Layout::badges:
        return join_line({id, r[Cell::full_name], r[Cell::company], r[Cell::job],
                          r[Cell::full_address], r[Cell::email], r[Cell::phone]},
                         format);
    default:
        return join_line({r[Cell::email], r[Cell::first_name], r[Cell::last_name], r[Cell::opt_in],
                          r[Cell::modified], list_of(r)},
                         format);
    }
}

std::string format_single_row(const Record& r, std::uint64_t row) {
    const auto id = fmt::format_int(row);
    return join_line({std::string_view(id.data(), id.size()), r[Cell::civility],
                      r[Cell::first_name], r[Cell::last_name], r[Cell::company], r[Cell::siret],
                      r[Cell::naf], r[Cell::address], r[Cell::complement], r[Cell::postcode],
                      r[Cell::town], r[Cell::phone], r[Cell::mobile], r[Cell::email], r[Cell::job]},
                     k_single);
}

} // namespace bdd::bench
