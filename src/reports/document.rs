//! A paper as a list of blocks, before it becomes text or Markdown. Everything in it is plain text.

/// A paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
}

/// One piece of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The title.
    Title(String),
    /// The heading of a part.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// One item of a list.
    Item(String),
    /// What is known under names: (name, what).
    Facts(Vec<(String, String)>),
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell a column. Spaces before a cell's text indent it.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its title.
    pub title: &'static str,
    /// On which side its cells stand.
    pub side: Side,
}

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Words: at the left, broken into lines where they are too long.
    Left,
    /// Figures: at the right, never broken.
    Right,
}

impl Table {
    /// An empty table of these columns.
    #[must_use]
    pub fn of<const N: usize>(columns: [(&'static str, Side); N]) -> Table {
        Table {
            columns: columns.map(|(title, side)| Column { title, side }).to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.to_vec());
    }
}

impl Document {
    /// Begins a paper.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Document {
        Document {
            blocks: vec![Block::Title(title.into())],
        }
    }

    /// Begins a part.
    pub fn heading(&mut self, text: &str) {
        self.blocks.push(Block::Heading(text.to_owned()));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// Adds an item to a list.
    pub fn item(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Item(text.into()));
    }

    /// Adds several items.
    pub fn items(&mut self, texts: impl IntoIterator<Item = String>) {
        self.blocks.extend(texts.into_iter().map(Block::Item));
    }

    /// Adds something known under a name.
    pub fn fact(&mut self, name: &str, what: impl Into<String>) {
        let fact = (name.to_owned(), what.into());
        match self.blocks.last_mut() {
            Some(Block::Facts(facts)) => facts.push(fact),
            _ => self.blocks.push(Block::Facts(vec![fact])),
        }
    }

    /// Adds a table, unless it has no rows.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }
}
