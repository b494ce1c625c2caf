#include "commands/record_pipeline.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>

#include <thread>

namespace bdd::commands {

namespace {

constexpr std::size_t k_block_rows = 256;
constexpr std::size_t k_blocks = 8;

/// The producing side: one file, row by row.
class RecordSource {
public:
    explicit RecordSource(const PipelineRequest& request)
        : m_request(&request)
        , m_reader(request.input->open_rows())
        , m_decoder(request.input->encoding.encoding)
        , m_builder(request.rules) {}

    /// False when the file is at its end; the block may still hold rows.
    bool fill(RecordBlock& block) {
        block.records.resize(k_block_rows);
        block.used = 0;
        block.rows = 0;
        block.rejected.clear();
        bool more = true;
        while (block.used < k_block_rows && block.rejected.size() < k_block_rows) {
            const bool enough = m_request->limit != 0 && m_rows == m_request->limit;
            more = !enough && m_reader.read(m_row);
            if (!more) {
                break;
            }
            ++m_rows;
            ++block.rows;
            take_row(block);
        }
        block.consumed = m_reader.consumed();
        return more;
    }

    [[nodiscard]] PipelineResult result() const { return {m_builder.counts(), m_reader.notes()}; }

private:
    void take_row(RecordBlock& block) {
        if (!m_decoder.decode(m_row)) {
            reject(block, intake::RowFault::undecodable,
                   fmt::format("column {}: byte {} of the cell is not valid {}",
                               column_name(m_decoder.bad_cell()), m_decoder.bad_offset() + 1,
                               io::name(m_request->input->encoding.encoding)));
            return;
        }
        m_cells.assign(m_decoder.cells().begin(), m_decoder.cells().end());
        if (!fit_columns(block)) {
            return;
        }
        std::size_t faulty_column = 0;
        const intake::RowFault fault =
            m_builder.build(m_cells, m_row.line, block.records[block.used], faulty_column);
        if (fault == intake::RowFault::none) {
            ++block.used;
        } else if (fault == intake::RowFault::scientific_notation) {
            reject(block, fault,
                   fmt::format("column {}: a spreadsheet wrote this identifier in scientific "
                               "notation and its digits are lost; export the column as text",
                               column_name(faulty_column)));
        } else {
            reject(block, fault, "no name, company, e-mail, phone or SIREN in the mapped columns");
        }
    }

    /// Makes the row as wide as the header, or rejects it.
    bool fit_columns(RecordBlock& block) {
        const std::size_t columns = m_request->input->dialect.columns.size();
        const std::size_t cells = m_cells.size();
        if (cells < columns) {
            if (m_request->ragged != Ragged::pad && m_request->ragged != Ragged::keep) {
                reject(block, intake::RowFault::too_few_cells,
                       fmt::format("{} cells where the header has {}; --ragged pad fills them",
                                   cells, columns));
                return false;
            }
            m_cells.resize(columns);
        } else if (cells > columns && !extra_is_blank(columns)) {
            if (m_request->ragged != Ragged::keep) {
                reject(block, intake::RowFault::too_many_cells,
                       fmt::format("{} cells where the header has {}; --ragged keep keeps them",
                                   cells, columns));
                return false;
            }
        } else {
            m_cells.resize(columns);
        }
        return true;
    }

    /// Separators at the end of a row, which some programs write, are no cells.
    [[nodiscard]] bool extra_is_blank(std::size_t columns) const {
        for (std::size_t i = columns; i < m_cells.size(); ++i) {
            if (!text::trim(m_cells[i]).empty()) {
                return false;
            }
        }
        return true;
    }

    void reject(RecordBlock& block, intake::RowFault fault, std::string reason) const {
        block.rejected.push_back({std::string(m_row.bytes), m_row.line, fault, std::move(reason)});
    }

    [[nodiscard]] std::string column_name(std::size_t index) const {
        const std::vector<std::string>& names = m_request->input->dialect.columns;
        return index < names.size() ? names[index] : std::to_string(index + 1);
    }

    const PipelineRequest* m_request;
    io::CsvReader m_reader;
    RowDecoder m_decoder;
    intake::RecordBuilder m_builder;
    io::CsvRow m_row;
    std::vector<std::string_view> m_cells;
    std::uint64_t m_rows = 0;
};

} // namespace

PipelineResult run_pipeline(const PipelineRequest& request,
                            const std::function<void(RecordBlock&)>& take) {
    BlockQueue<RecordBlock> queue(k_blocks);
    PipelineResult result;
    std::jthread producer([&] {
        try {
            RecordSource source(request);
            bool more = true;
            while (more) {
                std::optional<RecordBlock> block = queue.take_free();
                if (!block) {
                    break;
                }
                more = source.fill(*block);
                queue.push(std::move(*block));
            }
            result = source.result();
            queue.close();
        } catch (...) {
            queue.close(std::current_exception());
        }
    });
    try {
        while (std::optional<RecordBlock> block = queue.pop()) {
            take(*block);
            queue.give_back(std::move(*block));
        }
    } catch (...) {
        queue.abort();
        throw;
    }
    producer.join();
    return result;
}

} // namespace bdd::commands
